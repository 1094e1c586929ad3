package io.typogram.edge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.edge.limiting.RouteClass;
import org.junit.jupiter.api.Test;

/// How many cells are told apart, on the bound and beyond.
final class TrafficMetricsTest {

    private final TrafficMetrics metrics = new TrafficMetrics();

    @Test
    void asManyCellsAsTheBoundSaysAreToldApart() {
        answer(TrafficMetrics.MAX_ANSWERERS);
        assertThat(text())
                .contains("{cell=\"cell-1\",route=\"read\",class=\"2xx\"} 1\n")
                .contains("{cell=\"cell-1024\",route=\"read\",class=\"2xx\"} 1\n")
                .doesNotContain("cell=\"others\"");
    }

    @Test
    void whatComesFromMoreOfThemIsCountedTogether() {
        answer(TrafficMetrics.MAX_ANSWERERS + 2);
        metrics.met(Trouble.RETRIED, "cell-1025", RouteClass.READ);
        assertThat(text())
                .contains("{cell=\"others\",route=\"read\",class=\"2xx\"} 2\n")
                .contains("typogram_edge_retries_total{cell=\"others\",route=\"read\"} 1\n")
                .doesNotContain("cell=\"cell-1025\"")
                .doesNotContain("cell=\"cell-1026\"");
    }

    @Test
    void whatWasNeverSeenIsNotTold() {
        metrics.met(Trouble.CONNECT_FAILED, "eu-1", RouteClass.WRITE);
        assertThat(text())
                .contains("connect_failures_total{cell=\"eu-1\",route=\"write\"} 1\n")
                .contains("retries_total{cell=\"eu-1\",route=\"write\"} 0\n")
                .doesNotContain("cell=\"eu-1\",route=\"read\"");
    }

    private void answer(int cells) {
        for (int cell = 1; cell <= cells; cell++) {
            metrics.answered("cell-" + cell, RouteClass.READ, 200, 1);
        }
    }

    private String text() {
        PrometheusText text = new PrometheusText();
        metrics.write(text);
        return text.toString();
    }
}

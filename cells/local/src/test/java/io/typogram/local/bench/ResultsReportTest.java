package io.typogram.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ResultsReportTest {

    private static final List<Long> ONE_TO_A_HUNDRED_MILLIS =
            LongStream.rangeClosed(1, 100).mapToObj(millis -> millis * 1_000_000).toList();

    @Test
    void figuresAreOfAllResultsAndProcessorTimeOfOne() {
        var report =
                ResultsReport.of(
                        16,
                        List.of(7_000_000L),
                        ONE_TO_A_HUNDRED_MILLIS,
                        0,
                        2,
                        Map.of("cell-eu-1", new ProcessorTime(200_000, 50_000)));

        assertThat(report.json())
                .containsEntry("issueP95Millis", 7.0)
                .containsEntry("perSecond", 50.0)
                .containsEntry("p50Millis", 50.0)
                .containsEntry("p95Millis", 95.0)
                .containsEntry("p99Millis", 99.0)
                .containsEntry("processorMillisAResult", Map.of("cell-eu-1", 2.5));
        assertThat(report.text())
                .contains("100 results by 16 clients: 50 a second, p50 50.0 ms")
                .contains("a result: cell-eu-1 2.50");
    }

    @Test
    void aProcessThatHasEndedMeanwhileIsNotCountedBackwards() {
        var before =
                new ServersTime(
                        Map.of(
                                "postgres",
                                Map.of(
                                        1L, new ProcessorTime(10, 0),
                                        2L, new ProcessorTime(500, 0))));
        var after =
                new ServersTime(
                        Map.of(
                                "postgres",
                                Map.of(
                                        1L, new ProcessorTime(30, 5),
                                        3L, new ProcessorTime(7, 0))));

        assertThat(after.since(before))
                .containsExactly(Map.entry("postgres", new ProcessorTime(27, 5)));
    }
}

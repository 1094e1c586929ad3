package io.typogram.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void aSampleIsTheMiddleOfTheRoundsAndHowFarTheOthersLie() {
        assertThat(Sample.of(DoubleStream.of(3, 1, 9))).isEqualTo(new Sample(3, 1, 9));
        assertThat(Sample.of(DoubleStream.of(4, 1, 2, 9))).isEqualTo(new Sample(3, 1, 9));
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.of(DoubleStream.empty()));
    }

    @Test
    void aPercentileIsATimeThatWasMeasured() {
        Latencies latencies =
                Latencies.ofNanos(
                        LongStream.rangeClosed(1, 200).map(n -> (201 - n) * 1_000_000).toArray());

        assertThat(latencies.count()).isEqualTo(200);
        assertThat(latencies.millis(.50)).isEqualTo(100);
        assertThat(latencies.millis(.99)).isEqualTo(198);
        assertThat(latencies.millis(1)).isEqualTo(200);
        assertThatIllegalArgumentException().isThrownBy(() -> Latencies.ofNanos(new long[0]));
    }

    @Test
    void theEdgeIsComparedWithTheBetterOfTheTwo() {
        Map<Contestant, ProxyFigures> figures = new EnumMap<>(Contestant.class);
        figures.put(Contestant.DIRECT, figures(7, 60_000, 0.5));
        figures.put(Contestant.NGINX, figures(22, 40_000, 0.8));
        figures.put(Contestant.HAPROXY, figures(20, 44_000, 0.7));
        figures.put(Contestant.EDGE, figures(30, 22_000, 1.1));
        EdgeReport report = new EdgeReport(figures, 5_000);

        assertThat(report.json())
                .containsEntry(
                        "cpuMicrosPerRequest", Map.of("nginx", 22.0, "haproxy", 20.0, "edge", 30.0))
                .containsEntry(
                        "steadyP99AddedMillis", Map.of("nginx", 0.3, "haproxy", 0.2, "edge", 0.6));
        String edge = report.text().lines().filter(line -> line.startsWith("edge")).toList().get(0);
        assertThat(edge).contains("30.0 (30.0 to 30.0)").contains("1.50").contains("0.50");
    }

    private static ProxyFigures figures(double cpuMicros, double perSecond, double p99Millis) {
        return new ProxyFigures(
                same(cpuMicros),
                same(cpuMicros / 2),
                same(perSecond),
                same(p99Millis),
                same(p99Millis),
                same(p99Millis),
                same(p99Millis));
    }

    private static Sample same(double value) {
        return new Sample(value, value, value);
    }
}

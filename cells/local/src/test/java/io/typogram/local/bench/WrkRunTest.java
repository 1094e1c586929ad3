package io.typogram.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class WrkRunTest {

    private static final String OUTPUT =
            """
            Running 5s test @ http://127.0.0.1:8703/
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.36ms  312.10us   9.06ms   92.12%
              Latency Distribution
                 50%    1.33ms
                 99%    2.64ms
              236810 requests in 5.04s, 290.41MB read
            Requests/sec:  46987.12
            bench requests=236810 micros=5040000 p50=1330 p99=2640 status=0 broken=0
            """;

    @Test
    void theLineAtTheEndIsFoundInWhatWrkWrites() throws IOException {
        WrkRun run = WrkRun.parse(OUTPUT);

        assertThat(run).isEqualTo(new WrkRun(236_810, 5_040_000, 1_330, 2_640, 0, 0));
        assertThat(run.isClean()).isTrue();
        assertThat(run.requestsPerSecond()).isCloseTo(46_986.1, within(0.1));
    }

    @Test
    void aWrongAnswerOrABrokenConnectionSpoilsTheRun() throws IOException {
        assertThat(WrkRun.parse(OUTPUT.replace("status=0", "status=3")).isClean()).isFalse();
        assertThat(WrkRun.parse(OUTPUT.replace("broken=0", "broken=1")).isClean()).isFalse();
    }

    @Test
    void aRunThatDidNotFinishSaysWhatWrkSaid() {
        assertThatIOException()
                .isThrownBy(() -> WrkRun.parse("unable to connect to 127.0.0.1:8703\n"))
                .withMessageContaining("unable to connect");
    }

    @Test
    void aRunWithoutAnAnswerHasNoFigures() {
        String nothing = OUTPUT.replace("requests=236810", "requests=0");

        assertThatIOException()
                .isThrownBy(() -> WrkRun.parse(nothing))
                .withMessageContaining("nothing was answered");
    }
}

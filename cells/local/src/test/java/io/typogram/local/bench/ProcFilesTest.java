package io.typogram.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/// What Linux says of processes, as proc(5) describes it.
class ProcFilesTest {

    private static final String STAT =
            "4711 (%s) S 4700 4711 4700 0 -1 4194560 1290 0 0 0 250 75 3 4 20 0 9 0 123 456 789";

    @Test
    void processorTimeIsThatOfTheProgramAndOfTheSystemForIt() {
        assertThat(ProcessorTime.parse(STAT.formatted("java")))
                .isEqualTo(new ProcessorTime(2_500_000, 750_000));
    }

    @Test
    void aNameWithSpacesAndParenthesesDoesNotMoveTheFields() {
        assertThat(ProcessorTime.parse(STAT.formatted("nginx: worker) R 1 (x")).micros())
                .isEqualTo(3_250_000);
    }

    @Test
    void whatIsNoStatIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ProcessorTime.parse(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcessorTime.parse("1 (init) S 0 1 1"));
    }

    @Test
    void residentMemoryIsReadAndNothingElseIsTakenForIt() {
        String status = "Name:\tjava\nVmHWM:\t  90000 kB\nVmRSS:\t   81920 kB\nRssAnon:\t 1 kB\n";

        assertThat(ProcessMemory.parseResidentKibibytes(status)).isEqualTo(81_920);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProcessMemory.parseResidentKibibytes("Name:\tkthreadd\n"));
    }

    @Test
    void theHardLimitOfOpenFilesIsTheSecondNumber() {
        String line = "Max open files            1024                 %s              files\n";

        assertThat(ProcessMemory.parseOpenFilesAtMost(line.formatted("20000"))).isEqualTo(20_000);
        assertThat(ProcessMemory.parseOpenFilesAtMost(line.formatted("unlimited")))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void asManyWebSocketsRestAsFilesMayBeOpenAndNeverMoreThanTenThousand() {
        assertThat(WebSocketBench.idleConnections(Long.MAX_VALUE)).isEqualTo(10_000);
        assertThat(WebSocketBench.idleConnections(20_400)).isEqualTo(10_000);
        assertThat(WebSocketBench.idleConnections(20_398)).isEqualTo(9_999);
    }
}

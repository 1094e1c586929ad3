package io.typogram.local.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressDisplayTest {

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final StringWriter out = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aTerminalHasABarThatIsDrawnOverItself() {
        ProgressDisplay display = display(true);

        display.show(0, "100 left");
        display.show(0.5, "50 left");
        display.end();

        assertThat(out.toString())
                .isEqualTo(
                        "\r[........................]   0 %  100 left\u001b[K"
                                + "\r[############............]  50 %  50 left\u001b[K"
                                + System.lineSeparator());
    }

    @Test
    void elsewhereALineIsPrintedWhenSomethingHasChangedAndNotTooOften() {
        ProgressDisplay display = display(false);

        display.show(0, "100 left");
        display.show(0.1, "90 left");
        nanos.addAndGet(BETWEEN.toNanos());
        display.show(0.2, "80 left");
        nanos.addAndGet(BETWEEN.toNanos());
        display.show(0.2, "80 left");
        display.end();

        assertThat(out.toString().lines()).containsExactly("  0 %  100 left", " 20 %  80 left");
    }

    @Test
    void whoIsAwayLeavesTheBarWhereItWas() {
        ProgressDisplay display = display(true);

        display.show(0.5, "50 left");
        display.away();

        assertThat(out.toString())
                .endsWith("]  50 %  topology does not answer; it is asked again\u001b[K");
    }

    private ProgressDisplay display(boolean terminal) {
        return new ProgressDisplay(new PrintWriter(out), terminal, BETWEEN, nanos::get);
    }
}

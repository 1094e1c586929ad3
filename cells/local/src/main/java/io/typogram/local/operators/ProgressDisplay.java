package io.typogram.local.operators;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Shows how far something is that takes long: on a terminal by a bar that is drawn over itself,
/// elsewhere by a line whenever something has changed, but not too often.
final class ProgressDisplay {

    private static final int BAR_WIDTH = 24;
    private static final int WHOLE = 100;
    private static final String CLEAR_REST_OF_LINE = "\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final Duration between;
    private final LongSupplier nanos;
    private String shown = "";
    private long shownAtNanos;
    private double lastDone;

    /// @param between two lines, where there is no terminal
    ProgressDisplay(PrintWriter out, boolean terminal, Duration between, LongSupplier nanos) {
        this.out = out;
        this.terminal = terminal;
        this.between = between;
        this.nanos = nanos;
    }

    static ProgressDisplay on(PrintWriter out, Duration between) {
        return new ProgressDisplay(out, isTerminal(), between, System::nanoTime);
    }

    private static boolean isTerminal() {
        return terminal().isPresent();
    }

    /// Where somebody sits before it.
    // Since Java 25 there is no console again where there is no terminal.
    @SuppressWarnings("SystemConsoleNull")
    static Optional<Console> terminal() {
        @Nullable Console console = System.console();
        return Optional.ofNullable(console).filter(Console::isTerminal);
    }

    /// Says that nothing is known at the moment.
    void away() {
        show(lastDone, "topology does not answer; it is asked again");
    }

    /// @param done from 0 to 1
    void show(double done, String text) {
        lastDone = done;
        String percent = String.format(Locale.ROOT, "%3d %%", (int) Math.floor(WHOLE * done));
        if (terminal) {
            int filled = (int) Math.floor(BAR_WIDTH * done);
            out.print(
                    "\r[%s%s] %s  %s"
                            .formatted(
                                    "#".repeat(filled),
                                    ".".repeat(BAR_WIDTH - filled),
                                    percent,
                                    text + CLEAR_REST_OF_LINE));
        } else if (isDue(text)) {
            out.println(percent + "  " + text);
            shownAtNanos = nanos.getAsLong();
            shown = text;
        }
        out.flush();
    }

    /// Leaves the last bar on the terminal, and the line below it free.
    void end() {
        if (terminal) {
            out.println();
            out.flush();
        }
    }

    private boolean isDue(String text) {
        boolean first = shown.isEmpty();
        boolean longEnough = nanos.getAsLong() - shownAtNanos >= between.toNanos();
        return first || (longEnough && !text.equals(shown));
    }
}

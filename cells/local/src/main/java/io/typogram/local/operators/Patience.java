package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.time.Duration;
import java.util.function.Consumer;

/// Looks at something until it has ended. Topology may be away for a while: what it does goes on when it
/// is back, and so does the looking.
final class Patience {

    private static final Duration LONGEST_AWAY = Duration.ofMinutes(2);

    private Patience() {}

    /// Asks for what is looked at.
    @FunctionalInterface
    interface Look {

        JsonNode take() throws InterruptedException;
    }

    /// Says whether this is the end.
    @FunctionalInterface
    interface End {

        boolean isReached(JsonNode seen);
    }

    /// Looks until the end.
    ///
    /// @param seen is given whatever is seen, the last of it too
    /// @param away is run when topology does not answer
    /// @return what was seen last
    /// @throws CommandFailed when topology refuses, or is away for longer than one waits
    static JsonNode until(
            Duration every, Look look, Consumer<JsonNode> seen, Runnable away, End end)
            throws InterruptedException {
        long heardNanos = System.nanoTime();
        while (true) {
            try {
                JsonNode now = look.take();
                heardNanos = System.nanoTime();
                seen.accept(now);
                if (end.isReached(now)) {
                    return now;
                }
            } catch (CommandFailed failed) {
                boolean isAway = failed.exitCode() == ExitCodes.UNAVAILABLE;
                if (!isAway || System.nanoTime() - heardNanos > LONGEST_AWAY.toNanos()) {
                    throw failed;
                }
                away.run();
            }
            Thread.sleep(every);
        }
    }
}

package io.typogram.moves;

import java.time.Duration;

/// The bounds of one move.
///
/// @param rowsAtOnce so many rows are compared, carried or deleted in one transaction
/// @param charactersAtOnce so many characters are carried at once
/// @param roundsBeforeFence copying goes on while the user writes: after so many rounds the fence has
///     to do
/// @param roundsBehindFence nobody writes there, so the first round finds the last of it
/// @param longestPause the user waits for no longer than this and one answer
/// @param turnsBeforeFence a move that was taken up so often and has never come to the fence is given up
/// @param renewal a driver says so often that its turn goes on. Others wait for a few times as long
/// @param rollbackWindow how long the data that a user left behind is kept, so that moving back is quick
public record MoveLimits(
        int rowsAtOnce,
        long charactersAtOnce,
        int roundsBeforeFence,
        int roundsBehindFence,
        Duration longestPause,
        int turnsBeforeFence,
        Duration renewal,
        Duration rollbackWindow) {

    public static final MoveLimits USUAL =
            new MoveLimits(
                    2_000,
                    4L << 20,
                    5,
                    2,
                    Duration.ofSeconds(1),
                    20,
                    Duration.ofMillis(500),
                    Duration.ofDays(1));

    public MoveLimits withRollbackWindow(Duration window) {
        return new MoveLimits(
                rowsAtOnce,
                charactersAtOnce,
                roundsBeforeFence,
                roundsBehindFence,
                longestPause,
                turnsBeforeFence,
                renewal,
                window);
    }
}

package io.typogram.kernel.moves;

import java.time.Duration;

/// The bounds of one move.
///
/// @param entriesAtOnce so many rows are compared at once
/// @param entriesInInventory an inventory tells of so many rows of a table at most
/// @param entriesRemembered of so many rows at most a driver remembers what it has found
/// @param rowsAtOnce so many rows are carried or deleted at once
/// @param charactersAtOnce so many characters are carried at once
/// @param roundsBeforeFence copying goes on while the user writes: after so many rounds the fence has
///     to do
/// @param longestPause the user waits for no longer than this and one answer
/// @param turnsBeforeFence a move that was taken up so often and has never come to the fence is given up
/// @param renewal a driver says so often that its turn goes on. Others wait for a few times as long
/// @param rollbackWindow how long the data that a user left behind is kept, so that moving back is quick
public record MoveLimits(
        int entriesAtOnce,
        int entriesInInventory,
        long entriesRemembered,
        int rowsAtOnce,
        long charactersAtOnce,
        int roundsBeforeFence,
        Duration longestPause,
        int turnsBeforeFence,
        Duration renewal,
        Duration rollbackWindow) {

    public static final MoveLimits USUAL =
            new MoveLimits(
                    10_000,
                    50_000,
                    200_000,
                    2_000,
                    4L << 20,
                    5,
                    Duration.ofSeconds(1),
                    20,
                    Duration.ofMillis(500),
                    Duration.ofDays(1));

    public MoveLimits withRollbackWindow(Duration window) {
        return new MoveLimits(
                entriesAtOnce,
                entriesInInventory,
                entriesRemembered,
                rowsAtOnce,
                charactersAtOnce,
                roundsBeforeFence,
                longestPause,
                turnsBeforeFence,
                renewal,
                window);
    }
}

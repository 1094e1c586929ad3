package io.typogram.leaderboards.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.leaderboards.entity.Board;
import io.typogram.leaderboards.entity.BoardEntry;
import io.typogram.leaderboards.entity.BoardKey;
import io.typogram.leaderboards.entity.RankedEntry;
import io.typogram.leaderboards.entity.Run;
import io.typogram.leaderboards.entity.Scope;
import java.util.List;
import java.util.Optional;

/// Boards in their order. Ranks are exact for the entries that are known here.
public interface BoardIndex {

    /// Takes an entry over into each of these periods in which it is better than the player's so far,
    /// or is the same run in a later home; says into which, in the order given. Merging is idempotent
    /// and takes any order.
    List<String> merge(Scope scope, Board board, List<String> periods, BoardEntry entry);

    /// A player's bests on this cell's boards in these periods.
    List<Best> bests(UserId user, List<String> periods);

    /// A player's best run on a board in one period.
    record Best(Board board, String period, Run run) {}

    /// The boards and periods in which this cell shows anything of a player.
    List<Shown> shown(UserId user);

    /// A board in one period.
    record Shown(Board board, String period) {}

    long size(BoardKey key);

    /// The first entries.
    List<RankedEntry> top(BoardKey key, int limit);

    /// The entries behind one that a page ended with.
    List<RankedEntry> after(BoardKey key, RankedEntry last, int limit);

    Optional<RankedEntry> find(BoardKey key, UserId user);

    /// The entries around one player's: up to `radius` before, the player's own, up to `radius`
    /// behind. Empty when the player is not on the board.
    List<RankedEntry> around(BoardKey key, UserId user, int radius);
}

package io.typogram.leaderboards.entity;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.util.Comparator;
import java.util.Objects;

/// A player's best run on a board, and the home in which it was made. Natural order is the order on
/// the board; two players' equal runs stand in the order of their ids, on every cell alike.
public record BoardEntry(UserId userId, Home home, Run run) implements Comparable<BoardEntry> {

    private static final Comparator<BoardEntry> BEST_FIRST =
            Comparator.comparingLong((BoardEntry entry) -> entry.run().wpmHundredths())
                    .reversed()
                    .thenComparing(
                            Comparator.comparingLong(
                                            (BoardEntry entry) -> entry.run().accuracyHundredths())
                                    .reversed())
                    .thenComparing(entry -> entry.run().achievedAt())
                    .thenComparing(entry -> entry.userId().toString());

    public BoardEntry {
        Objects.requireNonNull(userId);
        Objects.requireNonNull(home);
        Objects.requireNonNull(run);
    }

    @Override
    public int compareTo(BoardEntry other) {
        return BEST_FIRST.compare(this, other);
    }
}

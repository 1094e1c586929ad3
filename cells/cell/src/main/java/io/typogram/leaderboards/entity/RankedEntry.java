package io.typogram.leaderboards.entity;

import java.util.Objects;

/// An entry and its place, the first being 1.
public record RankedEntry(long rank, BoardEntry entry) {

    public RankedEntry {
        Objects.requireNonNull(entry);
        if (rank < 1) {
            throw new IllegalArgumentException("the first rank is 1");
        }
    }
}

package io.typogram.leaderboards.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whose runs are compared.
public enum Scope {
    /// The players of all cells.
    ALL,
    /// The players who live in the cell that is asked.
    CELL,

    /// The members of one tenant who live in the cell that is asked.
    TENANT;

    public static Optional<Scope> named(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.typogram.typing.entity;

import java.util.Arrays;
import java.util.Locale;

/// Whether a result counts: for personal bests, on boards, and for whatever follows from a completed test.
public enum ResultStanding {
    /// Nothing speaks against it.
    COUNTED,
    /// Suspected, and not counted.
    FLAGGED,
    /// Suspected, and its player has asked for another look.
    APPEALED,
    /// Suspected once, and counted since a moderator has looked.
    CLEARED,
    /// Not counted, for good.
    UPHELD;

    public boolean counts() {
        return this == COUNTED || this == CLEARED;
    }

    public static ResultStanding ofWireName(String wireName) {
        return Arrays.stream(values())
                .filter(standing -> standing.wireName().equals(wireName))
                .findFirst()
                .orElseThrow();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.typogram.topology.cells;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whom a cell takes.
public enum CellKind {
    /// Users of everybody.
    SHARED,
    /// Users of one tenant only; only those who come by its host names are placed there.
    DEDICATED;

    /// The name on the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CellKind> ofWireName(String name) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
    }
}

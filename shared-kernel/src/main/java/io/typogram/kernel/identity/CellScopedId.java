package io.typogram.kernel.identity;

import java.util.Objects;
import java.util.UUID;

/// Names a thing that lives in one cell for as long as it exists, such as a race: `eu-1-<uuid>`.
///
/// The cell stands in the id, so a router finds the owner without asking anybody.
public record CellScopedId(CellId cell, UUID value) {

    private static final int UUID_LENGTH = 36;

    public CellScopedId {
        Objects.requireNonNull(cell);
        Objects.requireNonNull(value);
    }

    /// Reads the text form `<cell>-<uuid>`.
    ///
    /// @throws IllegalArgumentException when `text` is anything else
    public static CellScopedId parse(String text) {
        int hyphen = text.length() - UUID_LENGTH - 1;
        if (hyphen < 1 || text.charAt(hyphen) != '-') {
            throw new IllegalArgumentException("not a cell-scoped id");
        }
        return new CellScopedId(
                new CellId(text.substring(0, hyphen)),
                Uuids.require(text.substring(hyphen + 1), "cell's thing"));
    }

    @Override
    public String toString() {
        return cell + "-" + value;
    }
}

package io.typogram.kernel.moves;

import java.util.List;

/// Keys and digests of the rows of a slice.
///
/// @param slice where the rows stand. It ends with the last row if there are more after it
public record Outline(Slice slice, List<Entry> entries) {

    public record Entry(Key key, Digest digest) {}

    public Outline {
        entries = List.copyOf(entries);
    }

    public boolean isLast() {
        return slice.upTo().isEmpty();
    }
}

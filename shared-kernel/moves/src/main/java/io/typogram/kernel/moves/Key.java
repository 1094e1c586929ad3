package io.typogram.kernel.moves;

import java.util.List;

/// What a row has in the columns of its table's primary key, apart from the user. It is empty where a
/// user has one row at most.
public record Key(List<String> values) {

    /// Into so many parts a table's rows are divided, to compare parts before rows.
    public static final int BUCKETS = 128;

    public Key {
        values = List.copyOf(values);
    }

    /// The part to which it belongs, in every cell the same.
    int bucket() {
        return Math.floorMod(values.hashCode(), BUCKETS);
    }
}

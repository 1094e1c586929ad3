package io.typogram.kernel.moves;

import java.util.List;

/// What a row has in the columns of its table's primary key, apart from the user. It is empty where a
/// user has one row at most.
public record Key(List<String> values) {

    public Key {
        values = List.copyOf(values);
    }
}

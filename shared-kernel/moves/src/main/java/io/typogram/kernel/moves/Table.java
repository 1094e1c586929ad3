package io.typogram.kernel.moves;

import java.util.List;

/// A table that belongs to users, as a cell's live schema has it. Its rows are carried as texts.
///
/// @param key the columns of the primary key after `user_id`, which is always the first
/// @param columns all columns but `user_id`, in the order of their names
public record Table(String name, List<String> key, List<Column> columns) {

    /// A column of any type that can be cast from text to `type` and back.
    public record Column(String name, String type) {}

    public Table {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }
}

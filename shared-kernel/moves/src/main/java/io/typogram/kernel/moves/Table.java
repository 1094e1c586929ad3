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

    /// The key of one of its rows.
    Key keyOf(Row row) {
        return new Key(key.stream().map(name -> valueOf(row, name)).toList());
    }

    private String valueOf(Row row, String name) {
        for (int column = 0; column < columns.size(); column++) {
            String value = row.values().get(column);
            if (value != null && columns.get(column).name().equals(name)) {
                return value;
            }
        }
        throw new IllegalArgumentException("a row without " + name + ", which is in its key");
    }
}

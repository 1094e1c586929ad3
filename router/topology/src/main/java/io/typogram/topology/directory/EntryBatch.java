package io.typogram.topology.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/// Entries as columns, the form in which one statement takes many rows.
record EntryBatch(List<DirectoryEntry> entries) {

    EntryBatch {
        entries = List.copyOf(entries);
    }

    /// Sets four parameters from `first` on: users, cells, epochs and versions.
    void bind(PreparedStatement statement, int first) throws SQLException {
        Connection connection = statement.getConnection();
        statement.setArray(
                first, connection.createArrayOf("uuid", column(entry -> entry.user().value())));
        statement.setArray(
                first + 1,
                connection.createArrayOf("text", column(entry -> entry.home().cell().value())));
        statement.setArray(
                first + 2,
                connection.createArrayOf("bigint", column(entry -> (long) entry.home().epoch())));
        statement.setArray(
                first + 3, connection.createArrayOf("bigint", column(DirectoryEntry::version)));
    }

    private Object[] column(Function<DirectoryEntry, Object> field) {
        return entries.stream().map(field).toArray();
    }
}

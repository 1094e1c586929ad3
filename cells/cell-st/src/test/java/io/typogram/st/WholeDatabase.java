package io.typogram.st;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Looks through every table of a database, row by row and whatever its columns are, for a text.
final class WholeDatabase {

    private WholeDatabase() {}

    /// The tables in which a row has the text somewhere.
    static List<String> tablesWith(String url, String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            List<String> found = new ArrayList<>();
            for (String table : tables(connection)) {
                if (has(connection, table, text)) {
                    found.add(table);
                }
            }
            return found;
        }
    }

    /// Whether a text is anywhere in a database.
    static boolean has(String url, String text) {
        try {
            return !tablesWith(url, text).isEmpty();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                """
                                SELECT table_name FROM information_schema.tables
                                WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                                ORDER BY table_name
                                """)) {
            List<String> tables = new ArrayList<>();
            while (row.next()) {
                tables.add(row.getString(1));
            }
            return tables;
        }
    }

    /// Columns of bytes are read as text, too: an event is one.
    private static boolean has(Connection connection, String table, String text)
            throws SQLException {
        String hex =
                text.chars()
                        .collect(
                                StringBuilder::new,
                                (all, c) -> all.append("%02x".formatted(c)),
                                StringBuilder::append)
                        .toString();
        try (var select =
                connection.prepareStatement(
                        "SELECT 1 FROM \""
                                + table
                                + "\" AS t WHERE CAST(t.* AS TEXT) LIKE ? OR CAST(t.* AS TEXT) LIKE ? LIMIT 1")) {
            select.setString(1, "%" + text + "%");
            select.setString(2, "%" + hex + "%");
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            }
        }
    }
}

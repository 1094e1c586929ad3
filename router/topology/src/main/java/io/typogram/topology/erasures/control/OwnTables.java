package io.typogram.topology.erasures.control;

import io.typogram.kernel.identity.UserId;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/// Looks through topology's own tables by itself, so a table that nobody thought of is seen. Runs in the
/// caller's transaction.
@ApplicationScoped
public class OwnTables {

    /// All that have a column that names a user, but for the tombstone, and the changes by which followers are
    /// told.
    private static final String WITH_USER =
            """
            SELECT c.relname
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a
                ON a.attrelid = c.oid AND a.attname = 'user_id' AND NOT a.attisdropped
            WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public'
                AND c.relname NOT IN ('erased_users', 'directory_changes')
            ORDER BY c.relname
            """;

    @Resource(lookup = "jdbc/typogram")
    private DataSource database;

    /// How many rows name the user, by table, where there are any.
    public SortedMap<String, Long> left(UserId user) throws SQLException {
        try (var connection = database.getConnection()) {
            SortedMap<String, Long> left = new TreeMap<>();
            for (String table : tables(connection)) {
                long rows = count(connection, table, user);
                if (rows > 0) {
                    left.put(table, rows);
                }
            }
            return left;
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WITH_USER);
                ResultSet row = select.executeQuery()) {
            List<String> tables = new ArrayList<>();
            while (row.next()) {
                tables.add(row.getString(1));
            }
            return tables;
        }
    }

    private static long count(Connection connection, String table, UserId user)
            throws SQLException {
        String quoted = '"' + table.replace("\"", "\"\"") + '"';
        try (PreparedStatement select =
                connection.prepareStatement(
                        "SELECT count(*) FROM " + quoted + " WHERE user_id = ?")) {
            select.setObject(1, user.value());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }
}

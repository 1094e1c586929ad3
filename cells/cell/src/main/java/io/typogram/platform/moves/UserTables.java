package io.typogram.platform.moves;

import io.typogram.kernel.moves.Table;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads from the live schema which tables hold users' data.
final class UserTables {

    private static final String USER = "user_id";
    private static final Pattern NO_NUMBER = Pattern.compile("\\D+");

    private static final String COLUMNS =
            """
            SELECT c.relname, a.attnum, a.attname, format_type(a.atttypid, NULL),
                CAST(i.indkey AS TEXT)
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisprimary
            JOIN pg_catalog.pg_attribute a
                ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                AND a.attgenerated = ''
            WHERE c.relkind = 'r' AND n.nspname = 'public'
            """;

    /// The copier's: what says of itself that it is a user's.
    private static final String DECLARED =
            COLUMNS + " AND obj_description(c.oid, 'pg_class') LIKE 'owner: user.%'";

    /// The verifier's: what names a user and does not say that it is somebody else's.
    private static final String NAMING_A_USER =
            COLUMNS
                    + """
                     AND coalesce(obj_description(c.oid, 'pg_class'), '') NOT LIKE 'owner: cell.%'
                     AND coalesce(obj_description(c.oid, 'pg_class'), '')
                         NOT LIKE 'owner: replicated.%'
                     AND EXISTS (SELECT 1 FROM pg_catalog.pg_attribute u
                         WHERE u.attrelid = c.oid AND u.attname = 'user_id')
                    """;

    /// What is deleted of a user who is erased: what says of itself that it is a user's, and what is known
    /// here of the users of all cells.
    private static final String ERASED =
            COLUMNS
                    + """
                     AND (obj_description(c.oid, 'pg_class') LIKE 'owner: user.%'
                         OR obj_description(c.oid, 'pg_class') LIKE 'owner: replicated.%')
                     AND EXISTS (SELECT 1 FROM pg_catalog.pg_attribute u
                         WHERE u.attrelid = c.oid AND u.attname = 'user_id')
                    """;

    /// Where an erasure is checked: whatever has a column that names a user, whatever it says of itself, but
    /// for the two tables by which the cell remembers the erasure.
    private static final String WITH_USER_COLUMN =
            """
            SELECT c.relname
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute u
                ON u.attrelid = c.oid AND u.attname = 'user_id' AND NOT u.attisdropped
            WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public'
                AND c.relname NOT IN ('homes', 'erased_rows')
            ORDER BY c.relname
            """;

    /// What the schema says about tables and columns.
    private static final String COMMENTS =
            """
            SELECT c.relname, coalesce(obj_description(c.oid, 'pg_class'), ''), a.attname,
                coalesce(col_description(c.oid, a.attnum), '')
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_catalog.pg_attribute a
                ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relkind = 'r' AND n.nspname = 'public'
            """;

    private static final String OWNER = "owner: user. ";
    private static final String SECRET = "secret.";

    private UserTables() {}

    /// As [#declared], with what the schema says about them.
    static List<ArchivedTable> described(Connection connection) throws SQLException {
        Map<String, String> descriptions = new HashMap<>();
        Map<String, Set<String>> secrets = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(COMMENTS);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                descriptions.put(row.getString(1), row.getString(2));
                if (row.getString(4).startsWith(SECRET)) {
                    secrets.computeIfAbsent(row.getString(1), _ -> new HashSet<>())
                            .add(row.getString(3));
                }
            }
        }
        return declared(connection).stream()
                .map(table ->
                        new ArchivedTable(
                                table,
                                descriptions.getOrDefault(table.name(), "").replace(OWNER, ""),
                                secrets.getOrDefault(table.name(), Set.of())))
                .toList();
    }

    static List<Table> declared(Connection connection) throws SQLException {
        return read(connection, DECLARED);
    }

    static List<Table> namingAUser(Connection connection) throws SQLException {
        return read(connection, NAMING_A_USER);
    }

    static List<Table> erased(Connection connection) throws SQLException {
        return read(connection, ERASED);
    }

    static List<String> withUserColumn(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WITH_USER_COLUMN);
                ResultSet row = select.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        }
    }

    private static List<Table> read(Connection connection, String sql) throws SQLException {
        Map<String, Columns> tables = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String key = row.getString(5);
                tables.computeIfAbsent(row.getString(1), name -> new Columns(name, key))
                        .add(row.getInt(2), row.getString(3), row.getString(4));
            }
        }
        return tables.values().stream().map(Columns::toTable).toList();
    }

    /// What is gathered of one table.
    private static final class Columns {

        private final String table;
        private final List<Integer> keyNumbers;
        private final Map<Integer, Table.Column> all = new TreeMap<>();

        Columns(String table, String key) {
            this.table = table;
            this.keyNumbers =
                    Arrays.stream(NO_NUMBER.split(key))
                            .filter(number -> !number.isEmpty())
                            .map(Integer::valueOf)
                            .toList();
        }

        void add(int number, String name, String type) {
            all.put(number, new Table.Column(name, type));
        }

        Table toTable() {
            List<String> key = new ArrayList<>();
            for (int number : keyNumbers) {
                Table.Column column = all.get(number);
                if (column != null && !column.name().equals(USER)) {
                    key.add(column.name());
                }
            }
            return new Table(
                    table,
                    key,
                    all.values().stream()
                            .filter(column -> !column.name().equals(USER))
                            .sorted(Comparator.comparing(Table.Column::name))
                            .toList());
        }
    }
}

package io.typogram.platform.moves;

import io.typogram.kernel.moves.Slice;
import io.typogram.kernel.moves.Table;
import java.util.List;
import java.util.stream.Collectors;

/// The statements by which a user's rows of one table are compared, read, written and deleted.
///
/// Names of tables and columns come from the schema, values are always parameters. A value is carried as
/// the text that the database itself writes and reads; times are written in UTC, whatever the session's
/// zone is.
final class TableStatements {

    private static final String TIME = "timestamp with time zone";

    private final Table table;
    private final List<Table.Column> key;

    TableStatements(Table table) {
        this.table = table;
        this.key = table.key().stream().map(this::column).toList();
    }

    /// Parameters: the user, then the key after which, then the key up to which, as far as the slice has
    /// them, then the limit. Columns: the key, the digest.
    ///
    /// Rows are picked inside and hashed outside, so none is hashed that is not picked.
    String outline(Slice slice) {
        String order = key.isEmpty() ? "" : " ORDER BY " + names(table.key(), "t.");
        return "SELECT "
                + texts(key, ", ")
                + (key.isEmpty() ? "" : ", ")
                + digest()
                + " FROM (SELECT "
                + names(columnNames(), "t.")
                + fromUsers()
                + slice.after().map(_ -> compared(">")).orElse("")
                + slice.upTo().map(_ -> compared("<=")).orElse("")
                + order
                + " LIMIT ?) AS t"
                + order;
    }

    /// Parameter: the user. Columns: the key and the digest of every row.
    String all() {
        return "SELECT " + texts(key, ", ") + (key.isEmpty() ? "" : ", ") + digest() + fromUsers();
    }

    /// Parameters: an array for each column of the key, the user. Column: the digest.
    String survey() {
        return "SELECT " + digest() + fromWanted() + " WHERE t.user_id = ?";
    }

    /// Parameters: an array for each column of the key, the user. Columns: all.
    String read() {
        return "SELECT "
                + texts(table.columns(), ", ")
                + fromWanted()
                + " WHERE t.user_id = ?"
                + (key.isEmpty() ? "" : " ORDER BY w.place");
    }

    /// Parameters: an array for each column of the key, the user.
    String delete() {
        if (key.isEmpty()) {
            return deleteAll();
        }
        return "DELETE FROM "
                + quoted(table.name())
                + " WHERE ("
                + names(table.key(), "")
                + ") IN (SELECT "
                + key.stream().map(TableStatements::wanted).collect(Collectors.joining(", "))
                + " FROM "
                + wanted()
                + ") AND user_id = ?";
    }

    /// Deletes the first rows in the order of the key, and none when there are fewer. Parameters: the user, the
    /// user, how many less one.
    ///
    /// A bound is found and rows up to it are deleted. Asked which keys are `IN` a list with a limit, the database
    /// reads the list again for each row when it expects a user to have one: 6.4 s for 4,500 rows, this 3 ms.
    String deleteFirst() {
        String names = names(table.key(), "");
        return deleteAll()
                + " AND ("
                + names
                + ") <= (SELECT "
                + names
                + " FROM "
                + quoted(table.name())
                + " WHERE user_id = ? ORDER BY "
                + names
                + " LIMIT 1 OFFSET ?)";
    }

    /// Parameter: the user.
    String deleteAll() {
        return "DELETE FROM " + quoted(table.name()) + " WHERE user_id = ?";
    }

    /// Parameter: the user. Column: how many rows.
    static String count(String table) {
        return "SELECT count(*) FROM " + quoted(table) + " WHERE user_id = ?";
    }

    /// Parameters: the user, an array for each column.
    String write() {
        String columns = names(columnNames(), "");
        String values =
                table.columns().stream()
                        .map(column ->
                                "CAST(r." + quoted(column.name()) + " AS " + column.type() + ")")
                        .collect(Collectors.joining(", "));
        String arrays =
                table.columns().stream()
                        .map(_ -> "CAST(? AS TEXT[])")
                        .collect(Collectors.joining(", "));
        String updates =
                table.columns().stream()
                        .filter(column -> !key.contains(column))
                        .map(column ->
                                quoted(column.name()) + " = excluded." + quoted(column.name()))
                        .collect(Collectors.joining(", "));
        return "INSERT INTO "
                + quoted(table.name())
                + " (user_id, "
                + columns
                + ") SELECT ?, "
                + values
                + " FROM unnest("
                + arrays
                + ") AS r ("
                + columns
                + ") ON CONFLICT (user_id"
                + (key.isEmpty() ? "" : ", " + names(table.key(), ""))
                + ") DO "
                + (updates.isEmpty() ? "NOTHING" : "UPDATE SET " + updates);
    }

    private String fromUsers() {
        return " FROM " + quoted(table.name()) + " AS t WHERE t.user_id = ?";
    }

    private String digest() {
        String values =
                table.columns().stream()
                        .map(TableStatements::zoneless)
                        .collect(Collectors.joining(", "));
        return "md5(CAST(ROW(" + values + ") AS TEXT))";
    }

    /// Rows are compared as wholes, in the order of the primary key's index.
    private String compared(String operator) {
        String values =
                key.stream()
                        .map(column -> "CAST(? AS " + column.type() + ")")
                        .collect(Collectors.joining(", "));
        return " AND (" + names(table.key(), "t.") + ") " + operator + " (" + values + ")";
    }

    /// The keys that were asked for, and their places.
    private String wanted() {
        String arrays = key.stream().map(_ -> "CAST(? AS TEXT[]), ").collect(Collectors.joining());
        String columns =
                key.stream()
                        .map(column -> quoted(column.name()) + ", ")
                        .collect(Collectors.joining());
        return "unnest(" + arrays + "CAST(? AS BIGINT[])) AS w (" + columns + "place)";
    }

    private static String wanted(Table.Column column) {
        return "CAST(w." + quoted(column.name()) + " AS " + column.type() + ")";
    }

    private String fromWanted() {
        String matched =
                key.stream()
                        .map(column -> "t." + quoted(column.name()) + " = " + wanted(column))
                        .collect(Collectors.joining(" AND "));
        return " FROM "
                + quoted(table.name())
                + " AS t JOIN "
                + wanted()
                + " ON "
                + (key.isEmpty() ? "TRUE" : matched);
    }

    private static String texts(List<Table.Column> columns, String separator) {
        return columns.stream().map(TableStatements::text).collect(Collectors.joining(separator));
    }

    private static String text(Table.Column column) {
        String text = "CAST(" + zoneless(column) + " AS TEXT)";
        return column.type().equals(TIME) ? text + " || '+00'" : text;
    }

    private static String zoneless(Table.Column column) {
        String name = "t." + quoted(column.name());
        return column.type().equals(TIME) ? name + " AT TIME ZONE 'UTC'" : name;
    }

    private List<String> columnNames() {
        return table.columns().stream().map(Table.Column::name).toList();
    }

    private Table.Column column(String name) {
        return table.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String names(List<String> names, String prefix) {
        return names.stream().map(name -> prefix + quoted(name)).collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}

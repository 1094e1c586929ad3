package io.typogram.testing;

import io.typogram.kernel.identity.UserId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What stands in the server's tables, read and written behind its back.
public final class TestingTables {

    private TestingTables() {}

    /// How many rows each table has. Tests that nothing was stored compare two of these.
    public static Map<String, Long> sizes() {
        Map<String, Long> sizes = new TreeMap<>();
        for (String table : names()) {
            sizes.put(table, number("SELECT count(*) FROM " + table));
        }
        return sizes;
    }

    /// All tables of ours.
    public static List<String> names() {
        return texts(
                """
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'
                ORDER BY table_name
                """);
    }

    /// The envelopes of a user's events that wait to be sent, oldest first.
    public static List<JsonObject> events(UserId user) {
        List<JsonObject> events = new ArrayList<>();
        each(
                "SELECT envelope FROM outbox WHERE subject = ? ORDER BY appended_at, event_id",
                row -> events.add(json(row.getBytes(1))),
                user.toString());
        return events;
    }

    /// As [#events(UserId)], of one type only.
    public static List<JsonObject> events(UserId user, String type) {
        return events(user).stream().filter(event -> event.getString("type").equals(type)).toList();
    }

    public static long number(String select, Object... parameters) {
        List<Long> numbers = new ArrayList<>();
        each(select, row -> numbers.add(row.getLong(1)), parameters);
        return numbers.getFirst();
    }

    public static List<String> texts(String select, Object... parameters) {
        List<String> texts = new ArrayList<>();
        each(select, row -> texts.add(row.getString(1)), parameters);
        return texts;
    }

    /// Changes rows, and says how many.
    public static int change(String statement, Object... parameters) {
        try (Connection connection = TestingServer.connect()) {
            return change(connection, statement, parameters);
        } catch (SQLException failed) {
            throw new AssertionError(statement, failed);
        }
    }

    /// As [#change(String, Object...)], in a transaction of the test's.
    public static int change(Connection connection, String statement, Object... parameters)
            throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            set(prepared, parameters);
            return prepared.executeUpdate();
        }
    }

    private static JsonObject json(byte[] text) {
        try (JsonReader reader =
                Json.createReader(new StringReader(new String(text, StandardCharsets.UTF_8)))) {
            return reader.readObject();
        }
    }

    private static void each(String select, RowReader reader, Object... parameters) {
        try (Connection connection = TestingServer.connect();
                PreparedStatement statement = connection.prepareStatement(select)) {
            set(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        } catch (SQLException failed) {
            throw new AssertionError(select, failed);
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int parameter = 0; parameter < parameters.length; parameter++) {
            statement.setObject(parameter + 1, parameters[parameter]);
        }
    }

    @FunctionalInterface
    private interface RowReader {

        void read(ResultSet row) throws SQLException;
    }
}

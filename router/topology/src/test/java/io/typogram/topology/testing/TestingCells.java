package io.typogram.topology.testing;

import io.typogram.kernel.identity.UserId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;

/// What stands in the cells that topology moves users between, and whether they can be reached. See
/// [io.typogram.topology.testing.cells].
public final class TestingCells {

    private static final String EVERYTHING = "*";

    private TestingCells() {}

    static void create(Connection connection) throws SQLException {
        execute(
                connection,
                """
                CREATE SCHEMA testing;
                CREATE TABLE testing.records (cell_id TEXT, user_id UUID, home_cell TEXT, epoch INT,
                    state TEXT, settled BOOLEAN, writes BIGINT, stamp BIGINT,
                    PRIMARY KEY (cell_id, user_id));
                CREATE TABLE testing.rows (cell_id TEXT, user_id UUID, name TEXT, id TEXT, value TEXT,
                    PRIMARY KEY (cell_id, user_id, name, id));
                CREATE TABLE testing.erased (cell_id TEXT, user_id UUID, name TEXT, deleted BIGINT,
                    PRIMARY KEY (cell_id, user_id, name));
                CREATE TABLE testing.away (cell_id TEXT, request TEXT, PRIMARY KEY (cell_id, request))
                """);
    }

    /// Gives a user so many rows in a cell.
    public static void fill(String cell, UserId user, int rows) throws SQLException {
        String values =
                String.join(
                        ",",
                        IntStream.range(0, rows)
                                .mapToObj(row ->
                                        "('%s','%s','%s','%03d','value %d')"
                                                .formatted(
                                                        cell,
                                                        user,
                                                        row % 4 == 0 ? "bests" : "results",
                                                        row,
                                                        row))
                                .toList());
        execute("INSERT INTO testing.rows (cell_id, user_id, name, id, value) VALUES " + values);
    }

    /// Gives a user something in a cell that no deletion knows of.
    public static void leave(String cell, UserId user) throws SQLException {
        execute(
                "INSERT INTO testing.rows (cell_id, user_id, name, id, value) VALUES ('%s','%s','forgotten','1','')"
                        .formatted(cell, user));
    }

    /// Takes away all that a user has in a cell.
    public static void clear(String cell, UserId user) throws SQLException {
        execute(
                "DELETE FROM testing.rows WHERE cell_id = '%s' AND user_id = '%s'"
                        .formatted(cell, user));
    }

    public static long rows(String cell, UserId user) throws SQLException {
        return TestingTables.number(
                "SELECT count(*) FROM testing.rows WHERE cell_id = '%s' AND user_id = '%s'"
                        .formatted(cell, user));
    }

    /// How the user stands to the cell, and where they live as far as it knows.
    public static String record(String cell, UserId user) throws SQLException {
        return TestingTables.texts(
                        """
                        SELECT state || ' ' || home_cell || ' ' || epoch FROM testing.records
                        WHERE cell_id = '%s' AND user_id = '%s'
                        """
                                .formatted(cell, user))
                .stream()
                .findFirst()
                .orElse("unknown");
    }

    /// Puts a cell out of reach.
    public static void lose(String cell) throws SQLException {
        lose(cell, EVERYTHING);
    }

    /// Puts a cell out of reach for one kind of request.
    public static void lose(String cell, String request) throws SQLException {
        execute("INSERT INTO testing.away VALUES ('" + cell + "', '" + request + "')");
    }

    public static void findAll() throws SQLException {
        execute("DELETE FROM testing.away");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = TestingServer.connect()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}

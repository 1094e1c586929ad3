package io.typogram.testing;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// A transaction beside the server's, which the test holds open for as long as it likes.
public final class HeldTransaction implements AutoCloseable {

    private final Connection connection;
    private final int pid;

    private HeldTransaction(Connection connection) throws SQLException {
        this.connection = connection;
        this.pid = connection.unwrap(PGConnection.class).getBackendPID();
    }

    public static HeldTransaction begin() throws SQLException {
        Connection connection = TestingServer.connect();
        connection.setAutoCommit(false);
        return new HeldTransaction(connection);
    }

    public int change(String statement, Object... parameters) {
        try {
            return TestingTables.change(connection, statement, parameters);
        } catch (SQLException failed) {
            throw new AssertionError(statement, failed);
        }
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    /// Waits until so many transactions wait for locks.
    public static void awaitWaiting(int transactions) {
        Await.until(transactions + " transactions wait", () -> waiting() == transactions);
    }

    /// How many transactions wait for locks.
    public static long waiting() {
        return TestingTables.number(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE cardinality(pg_blocking_pids(pid)) > 0
                """);
    }

    /// Waits until this one waits for a lock.
    public void awaitBlocked() {
        Await.until(
                "it is blocked",
                () ->
                        TestingTables.number("SELECT cardinality(pg_blocking_pids(" + pid + "))")
                                > 0);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}

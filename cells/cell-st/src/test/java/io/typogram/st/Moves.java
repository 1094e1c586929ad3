package io.typogram.st;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.st.Api.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/// Moves users about, as an operator does.
final class Moves implements AutoCloseable {

    /// A server that was killed has to start again, on a machine that runs everything else, too.
    private static final Duration ENDS_WITHIN = Duration.ofMinutes(3);

    private final Platform platform;
    private final Api topology;

    Moves(Platform platform) {
        this.platform = platform;
        this.topology =
                new Api(platform.topology())
                        .with("Typogram-Internal", platform.secret("internal-secret"));
    }

    /// Wants a user moved, and answers the move's id.
    String plan(TestingPlayer player, String cell) {
        Answer planned =
                topology.post(
                        "/topology/v1/moves",
                        Map.of(
                                "userId",
                                player.userId(),
                                "target",
                                cell,
                                "by",
                                "tests",
                                "reason",
                                "a test of moves",
                                "override",
                                true));
        if (planned.status() >= 300) {
            throw new IllegalStateException("not planned: " + planned);
        }
        return planned.body().path("id").asText();
    }

    JsonNode show(String id) {
        return topology.get("/topology/v1/moves/" + id).body();
    }

    String state(String id) {
        return show(id).path("state").asText();
    }

    /// Moves a user, and waits until they may move again: they have arrived, and the source knows.
    JsonNode move(TestingPlayer player, String cell) {
        String id = plan(player, cell);
        Await.until(
                "the source of move " + id + " has closed",
                ENDS_WITHIN,
                () -> show(id).hasNonNull("purgeAfter"));
        return show(id);
    }

    void await(String id, String state) {
        Await.until(
                "move " + id + " is " + state,
                ENDS_WITHIN,
                () -> {
                    try {
                        return state(id).equals(state);
                    } catch (RuntimeException topologyIsAway) {
                        return false;
                    }
                });
    }

    /// Holds every move up between the fence and the flip, until this is closed.
    HeldFlips holdFlips() throws SQLException {
        return new HeldFlips(DriverManager.getConnection(platform.topologyDatabase()));
    }

    /// The row from which every change of the directory takes its number, locked.
    static final class HeldFlips implements AutoCloseable {

        private final Connection connection;

        private HeldFlips(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeQuery("SELECT version FROM directory_version FOR UPDATE");
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    @Override
    public void close() {
        topology.close();
    }
}

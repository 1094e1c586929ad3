package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.st.Api.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// A cell of two nodes whose database was there before, on a platform of its own beside the shared
/// one. The database lies in the shared platform's PostgreSQL.
@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterST {

    private static final int PORT_OFFSET = 22_000;
    private static final String DATABASE = "cluster";
    private static final String FIRST = "cell-" + Platform.EU;
    private static final String SECOND = FIRST + "-node-2";
    private static final int REQUESTS_WHILE_DOWN = 50;

    private final Platform cluster;
    private final String database;

    ClusterST(Platform shared) throws SQLException {
        database = shared.database(DATABASE);
        try (Connection connection = DriverManager.getConnection(shared.database("typogram"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
        }
        cluster =
                Platform.up(
                        Path.of(Platform.HOME + "-cluster"),
                        PORT_OFFSET,
                        "--cells",
                        Platform.EU,
                        "--nodes",
                        "2",
                        "--database-url",
                        database);
    }

    @AfterAll
    void leavesNoProcessBehind() {
        cluster.close();
    }

    @Test
    @Order(1)
    void bothNodesAreHealthyAndSeeEachOther() {
        cluster.awaitHealthy();

        assertThat(cluster.servers())
                .extracting(one -> one.path("name").asText())
                .contains(FIRST, SECOND)
                .doesNotContain("postgres-" + Platform.EU);
        for (int node = 1; node <= 2; node++) {
            assertThat(nodesSeenBy(node)).as("by node %d", node).isEqualTo(2);
        }
    }

    @Test
    @Order(2)
    void everythingListensOnLoopbackOnly() {
        List<JsonNode> servers = cluster.servers();
        List<Sockets.Listener> listeners =
                Sockets.listeners(
                        servers.stream().map(server -> server.path("pid").asLong()).toList());

        assertThat(listeners).extracting(Sockets.Listener::port).containsAll(portsOf(servers));
        assertThat(listeners).allMatch(listener -> listener.address().isLoopbackAddress());
    }

    @Test
    @Order(3)
    void aRunIsKeptInTheGivenDatabase() throws SQLException {
        try (TestingPlayer player = TestingPlayer.register(cluster, "eu")) {
            UUID resultId = UUID.randomUUID();

            Answer written = player.typeTenWords(resultId);

            assertThat(written.status()).isEqualTo(201);
            assertThat(rowsOf(resultId)).isOne();
        }
    }

    @Test
    @Order(4)
    void aTestIssuedByOneNodeIsAcceptedByTheOther() throws SQLException {
        try (TestingPlayer player = TestingPlayer.register(cluster, "eu");
                Api first = player.api().at(cluster.node(Platform.EU, 1));
                Api second = player.api().at(cluster.node(Platform.EU, 2))) {
            UUID resultId = UUID.randomUUID();

            Answer written = player.typeTenWords(resultId, "english", first, second);
            Answer again = first.get("/api/v1/results/" + resultId);

            assertThat(written.status()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(written.body());
            assertThat(rowsOf(resultId)).isOne();
        }
    }

    @Test
    @Order(5)
    void aPlayerSeesNoErrorWhenANodeIsLost() throws SQLException {
        try (TestingPlayer player = TestingPlayer.register(cluster, "eu")) {
            UUID resultId = UUID.randomUUID();
            cluster.kill(FIRST);

            List<Integer> statuses = new ArrayList<>();
            for (int request = 0; request < REQUESTS_WHILE_DOWN; request++) {
                statuses.add(player.api().get("/api/v1/account").status());
            }
            Answer written = player.typeTenWords(resultId);

            assertThat(statuses).containsOnly(200);
            assertThat(written.status()).isEqualTo(201);
            assertThat(rowsOf(resultId)).isOne();
        }
    }

    private int nodesSeenBy(int node) {
        try (Api api = new Api(cluster.node(Platform.EU, node))) {
            return (int) api.metric("typogram_cluster_nodes");
        }
    }

    private static List<Integer> portsOf(List<JsonNode> servers) {
        List<Integer> ports = new ArrayList<>();
        for (JsonNode server : servers) {
            server.path("ports").forEach(port -> ports.add(port.asInt()));
        }
        return ports;
    }

    private int rowsOf(UUID resultId) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement query =
                        connection.prepareStatement(
                                "SELECT count(*) FROM results WHERE result_id = ?")) {
            query.setObject(1, resultId);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}

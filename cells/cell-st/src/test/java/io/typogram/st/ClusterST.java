package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.st.Api.Answer;
import io.typogram.st.TypogramCommand.Ended;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// A cell of two nodes whose database was there before, on a platform of its own beside the shared
/// one, with two nodes of topology. The databases lie in the shared platform's PostgreSQL. The cell loses a node, and in the end
/// another cell takes its place.
@ExtendWith(PlatformExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterST {

    private static final int PORT_OFFSET = 22_000;
    private static final String DATABASE = "cluster-";
    private static final String FIRST = "cell-" + Platform.EU;
    private static final String SECOND = FIRST + "-node-2";
    private static final int REQUESTS_WHILE_DOWN = 50;
    private static final String NEW = "eu-2";

    /// So many that the new cell wins some and not all of them: otherwise than with one in 30,000 it does.
    private static final int PLAYERS = 16;

    /// Of those, who type until the end.
    private static final int TYPING = 3;

    /// A cell is not retired before what was left in it is cleared away, so copies are kept for seconds only.
    private static final String KEPT_SECONDS = "3";

    private static final Duration CLEARED_WITHIN = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Platform cluster;
    private final String database;

    ClusterST(Platform shared) throws SQLException {
        database = shared.database(DATABASE + Platform.EU);
        try (Connection connection = DriverManager.getConnection(shared.database("typogram"));
                Statement statement = connection.createStatement()) {
            for (String cell : List.of(Platform.EU, NEW)) {
                statement.execute("CREATE DATABASE \"" + DATABASE + cell + "\"");
            }
        }
        cluster =
                Platform.up(
                        Path.of(Platform.HOME + "-cluster"),
                        PORT_OFFSET,
                        Map.of("TYPOGRAM_TOPOLOGY_MOVES_ROLLBACK_SECONDS", KEPT_SECONDS),
                        "--cells",
                        Platform.EU,
                        "--nodes",
                        "2",
                        "--topology-nodes",
                        "2",
                        "--database-url",
                        shared.database(DATABASE + "{cell}"));
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

    /// The last, for afterwards the cell is gone.
    @Test
    @Order(6)
    void nodesAreRestartedAndAnotherCellTakesOverWhilePlayersWriteAndNobodyNotices()
            throws Exception {
        try (BusyPlayers players = new BusyPlayers(cluster, PLAYERS, TYPING)) {
            cluster.restart(FIRST);
            cluster.restart(SECOND);
            replaceTheCell();
            players.endAndAssertKept(NEW);
        }
    }

    private void replaceTheCell() throws Exception {
        Ended added = cell("add", NEW);
        System.out.println(added.output());
        assertThat(added.exitCode()).as(added.output()).isZero();
        assertThat(serverNames()).contains("cell-" + NEW, FIRST, SECOND);

        long all = users(Platform.EU);
        assertThat(all).isGreaterThanOrEqualTo(PLAYERS);
        long expected = json(cell("rebalance", "eu", "--dry-run", "--json")).path("users").asLong();
        JsonNode balanced = json(cell("rebalance", "eu", "--json"));
        assertThat(expected).isBetween(1L, all - 1L);
        assertThat(balanced.path("moved").asLong()).isEqualTo(expected);
        assertThat(users(NEW)).isEqualTo(expected);
        assertThat(users(Platform.EU)).isEqualTo(all - expected);

        Ended early = cell("retire", Platform.EU);
        assertThat(early.exitCode()).as(early.output()).isEqualTo(6);
        assertThat(early.output()).startsWith("cell-state-unreachable: ");
        drainWithoutTheFirstNodeOfTopology(expected);
        assertThat(users(NEW)).isEqualTo(all);

        retire();
        assertThat(serverNames()).contains("cell-" + NEW).doesNotContain(FIRST, SECOND);
        assertThat(state(Platform.EU)).isEqualTo("retired");
        Ended again = cell("add", Platform.EU);
        assertThat(again.exitCode()).as(again.output()).isEqualTo(6);
        System.out.println(cluster.run("cell", "list").output());
    }

    /// It is killed while users move, so the other one takes over what it had begun.
    private void drainWithoutTheFirstNodeOfTopology(long moved) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Ended> drain = threads.submit(() -> cell("drain", Platform.EU));
            Await.until("the first have moved", () -> drain.isDone() || users(NEW) > moved);
            cluster.kill("topology");
            Ended drained = drain.get();
            System.out.println(drained.output());
            assertThat(drained.exitCode()).as(drained.output()).isZero();
        }
    }

    /// Refused until what the players left behind is cleared away.
    private void retire() {
        Await.until(
                "what was left in the old cell is cleared away",
                CLEARED_WITHIN,
                () -> {
                    Ended retired = cell("retire", Platform.EU);
                    if (retired.exitCode() != 0) {
                        assertThat(retired.output()).startsWith("cell-not-cleared: ");
                    }
                    return retired.exitCode() == 0;
                });
    }

    private Ended cell(String what, String name, String... options) {
        List<String> arguments = new ArrayList<>(List.of(what, name));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--reason", "to see"));
        return cluster.run("cell", arguments.toArray(String[]::new));
    }

    private List<String> serverNames() {
        return cluster.servers().stream().map(one -> one.path("name").asText()).toList();
    }

    private long users(String cell) {
        return find(cell).path("users").asLong();
    }

    private String state(String cell) {
        return find(cell).path("state").asText();
    }

    private JsonNode find(String cell) {
        try (Api topology =
                new Api(cluster.topologyNode(2))
                        .with("Typogram-Internal", cluster.secret("internal-secret"))) {
            JsonNode cells = topology.get("/topology/v1/cells").body().path("cells");
            return StreamSupport.stream(cells.spliterator(), false)
                    .filter(one -> one.path("id").asText().equals(cell))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private JsonNode json(Ended ended) throws IOException {
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return JSON.readTree(ended.output());
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

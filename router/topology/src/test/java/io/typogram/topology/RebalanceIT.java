package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingCells;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.TopologyClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Each test has a region of its own, which begins with one cell and gets a second one.
@ExtendWith(ArquillianExtension.class)
class RebalanceIT {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int USERS = 40;
    private static final int ROWS = 5;

    private final TopologyClient topology = new TopologyClient();
    private final String region = "re" + COUNT.incrementAndGet();
    private final String first = region + "-1";
    private final String second = region + "-2";
    private HttpServer node;

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @BeforeEach
    void aNodeIsReady() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext(
                "/health/ready",
                exchange -> {
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        node.start();
    }

    @AfterEach
    void everythingEnds() throws SQLException {
        node.stop(0);
        MovesClient.letAllEnd();
    }

    @Test
    void exactlyThoseUsersMoveWhomTheNewCellWins() throws Exception {
        List<UserId> users = someInTheOnlyCell(1000);
        JsonObject plan = plan();
        long planned = plan.getJsonNumber("users").longValue();

        assertThat(plan.getBoolean("exact")).isTrue();
        assertThat(plan.getBoolean("enough")).isTrue();
        assertThat(plan.getJsonArray("ways").getValuesAs(JsonObject.class))
                .extracting(way -> way.getString("from") + " " + way.getString("to"))
                .containsExactly(first + " " + second);
        assertThat(TestingTables.usersOf(second)).isZero();
        assertThat(begin().status()).isEqualTo(200);
        JsonObject ended = awaitEnd();

        assertThat(ended.getString("outcome")).isEqualTo("balanced");
        assertThat(ended.getInt("moved")).isEqualTo((int) planned);
        assertThat(ended.getInt("users")).isEqualTo((int) planned);
        assertThat(ended.getInt("unplaced")).isZero();
        Map<String, Integer> homes = new HashMap<>();
        for (UserId user : users) {
            JsonObject home = topology.home(user).body();
            homes.merge(home.getString("cell") + " " + home.getInt("epoch"), 1, Integer::sum);
            assertThat(TestingCells.rows(home.getString("cell"), user)).isEqualTo(ROWS);
        }
        assertThat(homes)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                first + " 1", (int) (USERS - planned),
                                second + " 2", (int) planned));
        assertThat(plan().getInt("users")).isZero();
    }

    @Test
    void noCellGetsMoreThanItTakesAndTheRestStays() throws Exception {
        someInTheOnlyCell(3);
        long planned = plan().getJsonNumber("users").longValue();
        assertThat(plan().getBoolean("enough")).isFalse();

        assertThat(begin().status()).isEqualTo(200);
        JsonObject ended = awaitEnd();

        assertThat(ended.getString("outcome")).isEqualTo("balanced");
        assertThat(ended.getInt("moved")).isEqualTo(3);
        assertThat(ended.getInt("unplaced")).isEqualTo((int) planned - 3);
        assertThat(TestingTables.usersOf(second)).isEqualTo(3);
    }

    @Test
    void aRebalanceThatIsCalledOffGivesUpWhatWasNotBegun() throws Exception {
        someInTheOnlyCell(1000);
        TestingCells.lose(first);
        assertThat(begin().status()).isEqualTo(200);
        MovesClient.await(
                () -> progress().getInt("open"), open -> open == TestingServer.PLANNED_OF_DRAIN);

        JsonObject calledOff = topology.post(path() + "/abort", MovesClient.reason()).body();
        TestingCells.findAll();

        assertThat(calledOff.getString("outcome")).isEqualTo("called_off");
        JsonObject ended = MovesClient.await(this::progress, one -> one.getInt("open") == 0);
        assertThat(ended.getInt("moved") + ended.getInt("aborted"))
                .isEqualTo(TestingServer.PLANNED_OF_DRAIN);
        assertThat(topology.post(path() + "/abort", MovesClient.reason()).body())
                .isEqualTo(progress());
        assertThat(begin().body().containsKey("endedAt")).isFalse();
        assertThat(awaitEnd().getString("outcome")).isEqualTo("balanced");
    }

    @Test
    void whoseMovesAreGivenUpIsTriedAgainAndThenLetBe() throws Exception {
        someInTheOnlyCell(1000);
        long planned = plan().getJsonNumber("users").longValue();
        TestingCells.lose(first, "fence");
        assertThat(begin().status()).isEqualTo(200);

        JsonObject ended = awaitEnd();

        assertThat(ended.getInt("failed")).isEqualTo((int) planned);
        assertThat(ended.getInt("moved")).isZero();
    }

    @Test
    void whatCannotBeRebalancedIsSaid() {
        assertThat(topology.get(path()).problem()).isEqualTo("rebalance-unknown");
        assertThat(topology.get(path() + "/plan").problem()).isEqualTo("region-unknown");
        assertThat(begin().problem()).isEqualTo("region-unknown");
        assertThat(topology.post(path() + "/abort", MovesClient.reason()).problem())
                .isEqualTo("rebalance-unknown");
        assertThat(topology.put("/topology/v1/regions/eu/rebalance", "{}").problem())
                .isEqualTo("invalid-value");
        assertThat(topology.get("/topology/v1/regions/E!/rebalance").problem())
                .isEqualTo("invalid-value");
    }

    private List<UserId> someInTheOnlyCell(int capacityOfSecond) throws SQLException {
        open(first, 1000);
        List<UserId> users =
                Stream.generate(() -> new UserId(UUID.randomUUID())).limit(USERS).toList();
        for (UserId user : users) {
            assertThat(topology.placeOrGet(user, region).body().getString("cell")).isEqualTo(first);
            TestingCells.fill(first, user, ROWS);
        }
        open(second, capacityOfSecond);
        return users;
    }

    private void open(String cell, int capacity) {
        JsonObject description =
                Json.createObjectBuilder(MovesClient.reason())
                        .add("region", region)
                        .add("kind", "shared")
                        .add("weight", 100)
                        .add("capacity", capacity)
                        .add(
                                "nodes",
                                Json.createArrayBuilder(
                                        List.of("http://127.0.0.1:" + node.getAddress().getPort())))
                        .build();
        assertThat(topology.put("/topology/v1/cells/" + cell, description).status()).isEqualTo(201);
        assertThat(topology.enter(cell, "active").status()).isEqualTo(200);
    }

    private JsonObject plan() {
        return topology.get(path() + "/plan").body();
    }

    private TopologyClient.Answer begin() {
        return topology.put(path(), MovesClient.reason());
    }

    private JsonObject progress() {
        return topology.get(path()).body();
    }

    private JsonObject awaitEnd() {
        return MovesClient.await(
                this::progress,
                one -> {
                    assertThat(one.getInt("open"))
                            .isLessThanOrEqualTo(TestingServer.PLANNED_OF_DRAIN);
                    return one.containsKey("endedAt");
                });
    }

    private String path() {
        return "/topology/v1/regions/" + region + "/rebalance";
    }
}

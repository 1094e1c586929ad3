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
import io.typogram.topology.testing.TopologyClient.Answer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Cells that no configuration names. Each test adds one of its own, in a region of its own.
@ExtendWith(ArquillianExtension.class)
class AddedCellsIT {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TopologyClient topology = new TopologyClient();
    private final MovesClient moves = new MovesClient(topology);
    private final AtomicInteger readiness = new AtomicInteger(503);
    private final String region = "cz" + COUNT.incrementAndGet();
    private final String cell = region + "-1";
    private HttpServer node;

    @Deployment(testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @BeforeEach
    void aNodeIsNotReadyYet() throws IOException {
        node = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext(
                "/health/ready",
                exchange -> {
                    exchange.sendResponseHeaders(readiness.get(), -1);
                    exchange.close();
                });
        node.start();
    }

    @AfterEach
    void theNodeEnds() {
        node.stop(0);
    }

    @Test
    void aCellIsRegisteredOnceHoweverOftenItIsDescribed() throws Exception {
        long before = topology.version();

        Answer added = add(description());
        Answer again = add(description());

        assertThat(added.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(added.body());
        assertThat(added.body().getString("state")).isEqualTo("provisioning");
        assertThat(added.body().getInt("users")).isZero();
        assertThat(topology.version()).isEqualTo(before + 1);
        assertThat(TestingTables.lastChangeOf(cell))
                .isEqualTo("ada: to see, PROVISIONING at " + (before + 1));
    }

    @Test
    void aNewCellIsActiveOnlyWhenANodeIsReady() {
        assertThat(add(description()).status()).isEqualTo(201);

        Answer early = topology.enter(cell, "active");
        readiness.set(200);
        Answer active = topology.enter(cell, "active");

        assertThat(early.status()).isEqualTo(409);
        assertThat(early.problem()).isEqualTo("cell-not-ready");
        assertThat(early.body().getString("detail")).contains(address());
        assertThat(active.body().getString("state")).isEqualTo("active");
        var user = new UserId(UUID.randomUUID());
        assertThat(topology.placeOrGet(user, region).body().getString("cell")).isEqualTo(cell);
    }

    @Test
    void whoDescribesAKnownCellOtherwiseIsRefusedWhateverHasBeenSetSince() throws Exception {
        readiness.set(200);
        assertThat(add(description()).status()).isEqualTo(201);
        assertThat(topology.enter(cell, "active").status()).isEqualTo(200);
        JsonObject weight = Json.createObjectBuilder(MovesClient.reason()).add("weight", 7).build();
        assertThat(topology.put(path() + "/weight", weight).status()).isEqualTo(200);
        long changes = TestingTables.changesOfCells();

        assertThat(add(description()).body().getInt("weight")).isEqualTo(7);
        assertThat(add(description().add("weight", 7)).problem())
                .isEqualTo("cell-described-otherwise");
        assertThat(add(description().add("region", "eu")).problem())
                .isEqualTo("cell-described-otherwise");
        assertThat(
                        add(description()
                                        .add(
                                                "nodes",
                                                Json.createArrayBuilder(List.of("http://a.b:1"))))
                                .problem())
                .isEqualTo("cell-described-otherwise");

        assertThat(TestingTables.changesOfCells()).isEqualTo(changes);
    }

    @Test
    void aHostNameLeadsToOneCellAndIsFreeWhenThatIsRetired() {
        String host = region + ".typogram.example";
        JsonObjectBuilder dedicated =
                description()
                        .add("kind", "dedicated")
                        .add("hosts", Json.createArrayBuilder(List.of(host)));
        JsonObject described = dedicated.build();
        String other = "/topology/v1/cells/" + region + "-2";
        assertThat(topology.put(path(), described).status()).isEqualTo(201);

        assertThat(topology.put(other, described).problem()).isEqualTo("cell-host-taken");
        assertThat(topology.enter(cell, "retired").body().getString("state")).isEqualTo("retired");
        assertThat(topology.hostsOf(cell)).isEmpty();
        assertThat(topology.put(other, described).status()).isEqualTo(201);
        assertThat(topology.hostsOf(region + "-2")).containsExactly(host);
        assertThat(
                        add(description()
                                        .add(
                                                "hosts",
                                                Json.createArrayBuilder(
                                                        List.of(TestingServer.TENANTS_HOST)))
                                        .add("kind", "dedicated"))
                                .problem())
                .isEqualTo("cell-described-otherwise");
    }

    @Test
    void aCellIsNotRetiredWhileSomethingIsLeftThere() throws Exception {
        readiness.set(200);
        String second = region + "-2";
        for (String name : List.of(cell, second)) {
            assertThat(topology.put("/topology/v1/cells/" + name, described()).status())
                    .isEqualTo(201);
        }
        assertThat(topology.enter(cell, "active").status()).isEqualTo(200);
        var user = new UserId(UUID.randomUUID());
        assertThat(topology.placeOrGet(user, region).body().getString("cell")).isEqualTo(cell);
        assertThat(topology.enter(second, "active").status()).isEqualTo(200);
        TestingCells.fill(cell, user, 5);
        TestingCells.lose(cell, "purge");
        String move = moves.planned(user, second);
        moves.awaitState(move, "active");
        assertThat(topology.enter(cell, "draining").status()).isEqualTo(200);
        assertThat(topology.enter(cell, "drained").status()).isEqualTo(200);

        Answer refused = topology.enter(cell, "retired");
        TestingCells.findAll();
        moves.awaitFinished(move);
        Answer retired = topology.enter(cell, "retired");

        assertThat(refused.problem()).isEqualTo("cell-not-cleared");
        assertThat(refused.body().getString("detail")).startsWith("It has copies of 1 moves");
        assertThat(retired.body().getString("state")).isEqualTo("retired");
        assertThat(topology.enter(cell, "active").problem()).isEqualTo("cell-state-unreachable");
    }

    @Test
    void whatDescribesNoCellIsRefused() throws Exception {
        long changes = TestingTables.changesOfCells();
        for (JsonObjectBuilder wrong :
                List.of(
                        description().add("kind", "private"),
                        description().add("kind", "dedicated"),
                        description()
                                .add(
                                        "hosts",
                                        Json.createArrayBuilder(List.of("a.typogram.example"))),
                        description().add("region", "no region"),
                        description().add("weight", -1),
                        description().add("capacity", 1_000_000_001L),
                        description().add("nodes", Json.createArrayBuilder()),
                        description().add("nodes", Json.createArrayBuilder(List.of("a:1"))),
                        description()
                                .add(
                                        "nodes",
                                        Json.createArrayBuilder(
                                                List.of("http://a:1", "http://a:1"))),
                        description()
                                .add("nodes", Json.createArrayBuilder(List.of("http://a:1/x"))),
                        description().remove("by"))) {
            assertThat(add(wrong).problem()).isEqualTo("invalid-value");
        }
        assertThat(topology.put("/topology/v1/cells/cz", described()).problem())
                .isEqualTo("invalid-value");
        assertThat(topology.put(path(), "{}").problem()).isEqualTo("invalid-value");

        assertThat(TestingTables.changesOfCells()).isEqualTo(changes);
        assertThat(topology.get(path()).problem()).isEqualTo("cell-unknown");
    }

    private Answer add(JsonObjectBuilder description) {
        return topology.put(path(), description.build());
    }

    private String path() {
        return "/topology/v1/cells/" + cell;
    }

    private String address() {
        return "http://127.0.0.1:" + node.getAddress().getPort();
    }

    private JsonObject described() {
        return description().build();
    }

    private JsonObjectBuilder description() {
        return Json.createObjectBuilder(MovesClient.reason())
                .add("region", region)
                .add("kind", "shared")
                .add("hosts", Json.createArrayBuilder())
                .add("weight", 100)
                .add("capacity", 1000)
                .add("nodes", Json.createArrayBuilder(List.of(address())));
    }
}

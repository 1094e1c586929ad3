package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.TestingArchive;
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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A tenant that moves from one cell of its own into another.
@ExtendWith(ArquillianExtension.class)
class TenantMoveIT {

    private static final String TENANT = "/topology/v1/tenants/vega";
    private static final String HOST = "vega.example";
    private static final int MEMBERS = 5;

    private final TopologyClient topology = new TopologyClient();
    private final MovesClient moves = new MovesClient(topology);
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
    void theNodeEnds() throws SQLException {
        node.stop(0);
        MovesClient.letAllEnd();
    }

    @Test
    void itsUsersItsHostsAndItsNewMembersGoThere() throws SQLException {
        TestingTables.storeTenant("vega", HOST, MEMBERS + 1);
        addCell("mt-1", "mt", HOST, 100);
        addCell("mt-2", "mt", "vega-2.example", 100);
        List<String> members = new ArrayList<>();
        for (int member = 0; member < MEMBERS; member++) {
            members.add(placeMember("mt-1"));
        }

        String before = topology.get(TENANT).text();
        Answer asked = move(wish("mt-2").add("dryRun", true));
        assertThat(asked.body().getInt("users")).isEqualTo(MEMBERS);
        assertThat(asked.body().getInt("room")).isEqualTo(100);
        assertThat(topology.get(TENANT).text()).isEqualTo(before);
        assertThat(topology.hostsOf("mt-1")).containsExactly(HOST);

        assertThat(move(wish("mt-2")).status()).isEqualTo(200);
        assertThat(topology.hostsOf("mt-1")).isEmpty();
        assertThat(topology.hostsOf("mt-2")).containsExactly(HOST, "vega-2.example");
        assertThat(topology.seated("vega")).isEqualTo(MEMBERS);
        assertThat(ownerOf("mt-1")).isEqualTo("vega");
        assertThat(ownerOf("mt-2")).isEqualTo("vega");
        members.add(placeMember("mt-2"));
        long version = topology.get(TENANT).body().getInt("version");
        assertThat(move(wish("mt-2")).body().getJsonArray("from")).hasSize(1);
        assertThat(topology.get(TENANT).body().getInt("version")).isEqualTo((int) version);

        assertThat(topology.enter("mt-1", "draining").status()).isEqualTo(200);
        assertThat(moves.drain("mt-1", false).status()).isEqualTo(200);
        JsonObject drain =
                MovesClient.await(() -> moves.drain("mt-1"), now -> now.containsKey("outcome"));

        assertThat(drain.getString("outcome")).isEqualTo("drained");
        assertThat(TestingTables.homesIn("mt-1")).isZero();
        assertThat(TestingTables.homesIn("mt-2")).isEqualTo(MEMBERS + 1);
        assertThat(topology.seated("vega")).isEqualTo(MEMBERS + 1);
        assertThat(topology.members("vega")).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void aTenantThatEndsTakesNobodyAndIsKeptUntilKeycloakHasForgottenIt() throws SQLException {
        TestingTables.storeTenant("pavo", "pavo.example", MEMBERS);
        addCell("pv-1", "pv", "pavo.example", 100);
        String end = "/topology/v1/tenants/pavo/end";
        JsonObject dryRun =
                Json.createObjectBuilder(MovesClient.reason()).add("dryRun", true).build();

        assertThat(topology.post(end, dryRun).body().getString("state")).isEqualTo("active");
        UserId member = new UserId(UUID.randomUUID());
        String token = TestingServer.issuer().playersToken(member, "pavo");
        Optional<String> host = Optional.of("pavo.example");
        assertThat(topology.placeWithToken(member, "pv", host, token).status()).isEqualTo(200);
        assertThat(topology.post(end, MovesClient.reason()).body().getString("state"))
                .isEqualTo("ending");
        UserId late = new UserId(UUID.randomUUID());
        String lateToken = TestingServer.issuer().playersToken(late, "pavo");
        assertThat(topology.placeWithToken(late, "pv", host, lateToken).problem())
                .isEqualTo("no-cell-has-room");

        String out = moves.planWithOverride(member, "eu-1").body().getString("id");
        moves.awaitFinished(out);
        assertThat(topology.post(end, MovesClient.reason()).problem())
                .isEqualTo("keycloak-unavailable");
        assertThat(topology.get("/topology/v1/tenants/pavo").body().getString("state"))
                .isEqualTo("ending");
        assertThat(topology.hostsOf("pv-1")).containsExactly("pavo.example");
        assertThat(topology.post("/topology/v1/tenants/nobody/end", MovesClient.reason()).problem())
                .isEqualTo("tenant-unknown");
    }

    @Test
    void aCellThatIsNotTheTenantsToHaveIsRefused() throws SQLException {
        TestingTables.storeTenant("rho", "rho.example", MEMBERS);
        TestingTables.storeTenant("sigma", "sigma.example", MEMBERS);
        addCell("mx-1", "mx", "sigma.example", 100);
        long changes = TestingTables.changesOfCells();

        assertThat(move("rho", wish("mx-1")).problem()).isEqualTo("tenant-cell-taken");
        assertThat(move("rho", wish("eu-1")).problem()).isEqualTo("tenant-cell-taken");
        assertThat(move("rho", wish("zz-9")).problem()).isEqualTo("cell-unknown");
        assertThat(move("nobody", wish("mx-1")).problem()).isEqualTo("tenant-unknown");
        assertThat(move("rho", wish("no cell")).problem()).isEqualTo("invalid-value");
        assertThat(TestingTables.changesOfCells()).isEqualTo(changes);
    }

    private String placeMember(String cell) {
        UserId user = new UserId(UUID.randomUUID());
        Answer placed =
                topology.placeWithToken(
                        user,
                        "mt",
                        Optional.of(HOST),
                        TestingServer.issuer().playersToken(user, "vega"));
        assertThat(placed.body().getString("cell")).isEqualTo(cell);
        return user.toString();
    }

    private String ownerOf(String cell) {
        return topology.get("/topology/v1/tenants/of-cell/" + cell).body().getString("tenant", "");
    }

    private Answer move(JsonObjectBuilder wish) {
        return move("vega", wish);
    }

    private Answer move(String tenant, JsonObjectBuilder wish) {
        return topology.put("/topology/v1/tenants/" + tenant + "/cell", wish.build());
    }

    private static JsonObjectBuilder wish(String cell) {
        return Json.createObjectBuilder(MovesClient.reason()).add("cell", cell);
    }

    private void addCell(String cell, String region, String host, long capacity) {
        JsonObject description =
                Json.createObjectBuilder(MovesClient.reason())
                        .add("region", region)
                        .add("kind", "dedicated")
                        .add("hosts", Json.createArrayBuilder().add(host))
                        .add("weight", 100)
                        .add("capacity", capacity)
                        .add(
                                "nodes",
                                Json.createArrayBuilder()
                                        .add("http://127.0.0.1:" + node.getAddress().getPort()))
                        .build();
        assertThat(topology.put("/topology/v1/cells/" + cell, description).status()).isEqualTo(201);
        assertThat(topology.enter(cell, "active").status()).isEqualTo(200);
    }
}

package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.ClaimsClient;
import io.typogram.topology.testing.MovesClient;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingCells;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.TopologyClient;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class RestartIT {

    private static final String NAME = "topology";

    private static final String CELLS = "/topology/v1/cells/";

    private final TopologyClient topology = new TopologyClient();

    @ArquillianResource private Deployer deployer;

    @Deployment(name = NAME, managed = false, testable = false)
    static WebArchive topology() {
        return TestingArchive.create();
    }

    @Test
    void versionsHomesAndCellsOutliveARestart() throws Exception {
        deployer.deploy(NAME);
        var user = new UserId(UUID.randomUUID());
        String placed = topology.placeOrGet(user, "eu").text();
        enter("draining");
        String cells = topology.get("/topology/v1/cells").text();
        long changes = TestingTables.changesOfCells();
        deployer.undeploy(NAME);

        deployer.deploy(NAME);

        // The configuration that is read again changes nothing, neither versions nor the drain.
        assertThat(topology.get("/topology/v1/cells").text()).isEqualTo(cells);
        assertThat(TestingTables.changesOfCells()).isEqualTo(changes);
        assertThat(topology.home(user).text()).isEqualTo(placed);
        enter("active");
        assertThat(topology.get("/health/ready").status()).isEqualTo(200);
        assertThat(TestingTables.tablesWithoutOwner()).isEmpty();
        deployer.undeploy(NAME);
    }

    @Test
    void aWeightThatSomebodyHasSetStaysUntilTheConfigurationSaysAnother() throws Exception {
        deployer.deploy(NAME);
        set("ap-1", "weight", 7);
        set("ap-1", "capacity", 2000);
        deployer.undeploy(NAME);

        deployer.deploy(NAME);

        JsonObject kept = topology.get(CELLS + "ap-1").body().getJsonObject("cell");
        assertThat(kept.getInt("weight")).isEqualTo(7);
        assertThat(kept.getInt("capacity")).isEqualTo(2000);
        TestingTables.describeOtherwise("ap-1");
        deployer.undeploy(NAME);

        deployer.deploy(NAME);

        JsonObject described = topology.get(CELLS + "ap-1").body().getJsonObject("cell");
        assertThat(described.getInt("weight")).isEqualTo(100);
        assertThat(described.getInt("capacity")).isEqualTo(1000);
        assertThat(TestingTables.lastChangeOf("ap-1")).startsWith("configuration: ");
        deployer.undeploy(NAME);
    }

    @Test
    void movesGoOnByThemselvesAfterARestart() throws Exception {
        deployer.deploy(NAME);
        var moves = new MovesClient(topology);
        UserId copied = someoneOf("de");
        UserId flipped = someoneOf("de");
        TestingCells.fill("de-1", copied, 10);
        TestingCells.fill("de-1", flipped, 10);
        TestingCells.lose("de-2", "activate");
        String afterTheFlip = moves.planned(flipped, "de-2");
        moves.awaitState(afterTheFlip, "flipped");
        TestingCells.lose("de-2", "seal");
        String beforeTheFence = moves.planned(copied, "de-2");
        moves.awaitState(beforeTheFence, "copying");
        deployer.undeploy(NAME);
        TestingCells.findAll();

        deployer.deploy(NAME);

        for (String id : List.of(afterTheFlip, beforeTheFence)) {
            assertThat(moves.awaitFinished(id).getString("state")).isEqualTo("active");
        }
        for (UserId user : List.of(copied, flipped)) {
            assertThat(TestingCells.rows("de-2", user)).isEqualTo(10);
            assertThat(TestingCells.rows("de-1", user)).isZero();
            assertThat(TestingCells.record("de-2", user)).isEqualTo("ACTIVE de-2 2");
        }
        deployer.undeploy(NAME);
    }

    @Test
    void claimsOutliveARestartAndGoOn() throws Exception {
        deployer.deploy(NAME);
        var claims = new ClaimsClient(topology);
        var user = new UserId(UUID.randomUUID());
        UUID confirmed = UUID.randomUUID();
        UUID reserved = UUID.randomUUID();
        String name = "restarted";
        String address = "restarted@example.org";
        assertThat(claims.reserve(confirmed, user, "username", name).status()).isEqualTo(201);
        String before = claims.confirm(confirmed).text();
        assertThat(claims.reserve(reserved, user, "email", address).status()).isEqualTo(201);
        deployer.undeploy(NAME);

        deployer.deploy(NAME);

        assertThat(claims.confirm(confirmed).text()).isEqualTo(before);
        var other = new UserId(UUID.randomUUID());
        assertThat(claims.reserve(UUID.randomUUID(), other, "username", name).problem())
                .isEqualTo("claim-taken");
        assertThat(claims.reserve(UUID.randomUUID(), other, "email", address).problem())
                .isEqualTo("claim-taken");
        assertThat(claims.confirm(reserved).status()).isEqualTo(200);
        deployer.undeploy(NAME);
    }

    private UserId someoneOf(String region) {
        var user = new UserId(UUID.randomUUID());
        assertThat(topology.placeOrGet(user, region).status()).isEqualTo(200);
        return user;
    }

    @Test
    void aHostNameThatTheConfigurationGivesToACellIsTakenFromTheOneThatHadIt() throws Exception {
        deployer.deploy(NAME);
        TestingTables.giveHostToAnOldCell("old-1", TestingServer.TENANTS_HOST, "acme-1");
        assertThat(topology.hostsOf("old-1")).containsExactly(TestingServer.TENANTS_HOST);
        long before = topology.version();
        deployer.undeploy(NAME);

        deployer.deploy(NAME);

        assertThat(topology.hostsOf("acme-1")).containsExactly(TestingServer.TENANTS_HOST);
        assertThat(topology.hostsOf("old-1")).isEmpty();
        assertThat(topology.version()).isEqualTo(before + 2);
        assertThat(TestingTables.lastChangeOf("old-1"))
                .isEqualTo("configuration: typogram.topology.cells, ACTIVE at " + (before + 1));
        deployer.undeploy(NAME);
    }

    @Test
    void theConfigurationNeitherBringsARetiredCellBackNorOpensANewOne() throws Exception {
        deployer.deploy(NAME);
        TestingTables.putState("acme-1", "RETIRED", "");
        TestingTables.putState("af-1", "PROVISIONING", "");
        String cells = topology.get("/topology/v1/cells").text();
        deployer.undeploy(NAME);

        deployer.deploy(NAME);

        assertThat(topology.get("/topology/v1/cells").text())
                .isEqualTo(cells)
                .contains("retired", "provisioning");
        TestingTables.putState("acme-1", "ACTIVE", TestingServer.TENANTS_HOST);
        TestingTables.putState("af-1", "ACTIVE", "");
        deployer.undeploy(NAME);
    }

    private void set(String cell, String what, long value) {
        JsonObject wish = Json.createObjectBuilder(MovesClient.reason()).add(what, value).build();
        assertThat(topology.put(CELLS + cell + "/" + what, wish).status()).isEqualTo(200);
    }

    private void enter(String state) {
        assertThat(
                        topology.put(
                                        "/topology/v1/cells/us-1/state",
                                        "{\"state\":\""
                                                + state
                                                + "\",\"by\":\"a test\",\"reason\":\"to see\"}")
                                .status())
                .isEqualTo(200);
    }
}

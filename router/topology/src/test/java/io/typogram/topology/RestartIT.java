package io.typogram.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.testing.TestingArchive;
import io.typogram.topology.testing.TestingServer;
import io.typogram.topology.testing.TestingTables;
import io.typogram.topology.testing.TopologyClient;
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

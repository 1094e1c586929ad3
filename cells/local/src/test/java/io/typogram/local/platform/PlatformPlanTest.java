package io.typogram.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.local.server.EdgeServer;
import io.typogram.local.server.LibertyServer;
import io.typogram.local.supervision.Component;
import io.typogram.local.supervision.ComponentGraph;
import io.typogram.local.supervision.Part;
import io.typogram.local.supervision.ServerComponent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformPlanTest {

    @TempDir private Path folder = Path.of(".");

    @Test
    void consistsOfEverythingThatTwoCellsNeed() throws IOException {
        assertThat(graph(options("eu-1,us-1", 1, Optional.empty())).components())
                .extracting(Component::name)
                .containsExactlyInAnyOrder(
                        "postgres-keycloak",
                        "postgres-topology",
                        "postgres-eu-1",
                        "postgres-us-1",
                        "pulsar-eu",
                        "pulsar-us",
                        "pulsar-link",
                        "keycloak",
                        "topology",
                        "cell-eu-1",
                        "cell-us-1",
                        "edge");
    }

    @Test
    void givesEveryServerPortsOfItsOwn() throws IOException {
        List<Integer> ports =
                graph(options("eu-1,us-1,acme-1@eu", 3, Optional.empty())).components().stream()
                        .filter(ServerComponent.class::isInstance)
                        .flatMap(component -> ((ServerComponent) component).ports().stream())
                        .toList();

        assertThat(ports).doesNotHaveDuplicates().contains(8080, 8201, 8212, 8223, 7823, 5512);
    }

    @Test
    void tellsEverybodyOfAllNodesOfTopology() throws IOException {
        var options =
                new PlatformOptions(
                        PlannedCell.parse("eu-1"), 1, 2, Optional.empty(), new Ports(0), List.of());

        assertThat(graph(options).components())
                .extracting(Component::name)
                .contains("topology", "topology-node-2");
        assertThat(environmentOf("cell-eu-1", options))
                .containsEntry(
                        "TYPOGRAM_TOPOLOGY_URL", "http://127.0.0.1:8090 http://127.0.0.1:8091");
        assertThat(environmentOf("topology-node-2", options))
                .containsKey("TYPOGRAM_TOPOLOGY_CELLS");
    }

    @Test
    void connectsTheNodesOfACellWithEachOtherAndWithTheBrokerOfTheirRegion() throws IOException {
        Map<String, String> environment =
                environmentOf("cell-us-1-node-2", options("eu-1,us-1", 2, Optional.empty()));

        assertThat(environment)
                .containsEntry("TYPOGRAM_CELL_ID", "us-1")
                .containsEntry("TYPOGRAM_CELL_REGION", "us")
                .containsEntry("TYPOGRAM_PULSAR_URL", "pulsar://127.0.0.1:6660")
                .containsEntry("TYPOGRAM_CLUSTER_NODES", "2")
                .containsEntry("TYPOGRAM_CLUSTER_PORT", "7812")
                .containsEntry("TYPOGRAM_CLUSTER_HOSTS", "127.0.0.1[7811],127.0.0.1[7812]")
                .containsEntry(
                        "TYPOGRAM_DATABASE_URL",
                        "jdbc:postgresql://127.0.0.1:5511/typogram?reWriteBatchedInserts=true");
    }

    @Test
    void letsTheEdgeHearTheBrokerOfItsRegionWithoutWaitingForIt() throws IOException {
        EdgeServer edge =
                (EdgeServer)
                        graph(options("eu-1,us-1", 1, Optional.empty())).find("edge").orElseThrow();

        assertThat(edge.environment())
                .containsEntry("TYPOGRAM_EDGE_PULSAR_URL", "pulsar://127.0.0.1:6650");
        assertThat(edge.dependencies()).containsExactly("topology");
    }

    @Test
    void registersEveryCellWithTheAddressesOfAllItsNodes() throws IOException {
        assertThat(environmentOf("topology", options("eu-1,us-1", 2, Optional.empty())))
                .containsEntry(
                        "TYPOGRAM_TOPOLOGY_CELLS",
                        "eu-1|eu|100|1000000|http://127.0.0.1:8201 http://127.0.0.1:8202,"
                                + "us-1|us|100|1000000|http://127.0.0.1:8211 http://127.0.0.1:8212");
    }

    @Test
    void registersACellThatHasJoinedAsItWasAdded() throws IOException {
        CellRoster roster = CellRoster.of(new Home(folder));
        CellId acme = new CellId("acme-1");
        roster.keep(PlannedCell.parse("eu-1,us-1"));
        roster.reserve(
                acme,
                new RegionId("eu"),
                new PlannedCell.Terms(
                        7,
                        2000,
                        List.of(new HostName("acme.localhost"), new HostName("a.acme.example"))));
        roster.join(acme);

        PlatformOptions options = options("eu-1,us-1", 1, Optional.empty());
        assertThat(environmentOf("topology", options).get("TYPOGRAM_TOPOLOGY_CELLS"))
                .endsWith(",acme-1|eu|7|2000|http://127.0.0.1:8221|acme.localhost a.acme.example");
        assertThat(graph(options).find("cell-acme-1")).isPresent();
        assertThat(graph(options).find("postgres-acme-1")).isPresent();
        roster.retire(acme);
        assertThat(graph(options).find("cell-acme-1")).isEmpty();
    }

    @Test
    void aCellIsAPartOfItsServersAndItsAddress() throws IOException {
        PlatformPlan plan =
                PlatformPlan.of(
                        Checkout.find(),
                        new Home(folder),
                        options("eu-1,us-1", 2, Optional.empty()));

        Part part = plan.part(new PlannedCell(new CellId("us-2"), new RegionId("us"), 4));

        assertThat(part.components())
                .extracting(Component::name)
                .containsExactly("postgres-us-2", "cell-us-2", "cell-us-2-node-2");
        assertThat(part.addresses())
                .containsExactly(
                        Map.entry("cell us-2", "http://127.0.0.1:8241 http://127.0.0.1:8242"));
        assertThat(plan.graph().with(part.components()).find("cell-us-2-node-2")).isPresent();
    }

    @Test
    void replacesTheCellsDatabasesByAGivenServer() throws IOException {
        PlatformOptions options =
                options(
                        "eu-1,us-1",
                        1,
                        Optional.of(
                                "jdbc:postgresql://db:26257/{cell}?sslmode=require&user=root&password=a%26b"));

        assertThat(graph(options).find("postgres-eu-1")).isEmpty();
        assertThat(graph(options).find("postgres-topology")).isPresent();
        assertThat(environmentOf("cell-eu-1", options))
                .containsEntry(
                        "TYPOGRAM_DATABASE_URL",
                        "jdbc:postgresql://db:26257/eu-1?sslmode=require&reWriteBatchedInserts=true")
                .containsEntry("TYPOGRAM_DATABASE_USER", "root")
                .containsEntry("TYPOGRAM_DATABASE_PASSWORD", "a&b");
    }

    @Test
    void gives32BytesOfSigningKeyToEveryCellAndKeepsThem() throws IOException {
        PlatformOptions options = options("eu-1,us-1", 1, Optional.empty());
        String key = environmentOf("cell-eu-1", options).get("TYPOGRAM_TYPING_SIGNING_KEY");

        assertThat(Base64.getUrlDecoder().decode(key)).hasSize(32);
        assertThat(environmentOf("cell-us-1", options))
                .containsEntry("TYPOGRAM_TYPING_SIGNING_KEY", key);
        assertThat(Files.getPosixFilePermissions(folder.resolve("run/secrets/typing-signing-key")))
                .containsExactlyInAnyOrder(
                        PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void gives32BytesToTopologyForEmailAddressesAndKeepsThem() throws IOException {
        PlatformOptions options = options("eu-1,us-1", 1, Optional.empty());
        String secret =
                environmentOf("topology", options).get("TYPOGRAM_TOPOLOGY_CLAIMS_EMAIL_SECRET");

        assertThat(Base64.getUrlDecoder().decode(secret)).hasSize(32);
        assertThat(environmentOf("topology", options))
                .containsEntry("TYPOGRAM_TOPOLOGY_CLAIMS_EMAIL_SECRET", secret);
        assertThat(environmentOf("cell-eu-1", options)).doesNotContainValue(secret);
    }

    private Map<String, String> environmentOf(String name, PlatformOptions options)
            throws IOException {
        return ((LibertyServer) graph(options).find(name).orElseThrow()).environment();
    }

    private ComponentGraph graph(PlatformOptions options) throws IOException {
        return PlatformPlan.of(Checkout.find(), new Home(folder), options).graph();
    }

    private static PlatformOptions options(String cells, int nodes, Optional<String> databaseUrl) {
        return new PlatformOptions(
                PlannedCell.parse(cells), nodes, 1, databaseUrl, new Ports(0), List.of());
    }
}

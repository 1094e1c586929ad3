package io.typogram.local.platform;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.local.server.EdgeServer;
import io.typogram.local.server.KeycloakDistribution;
import io.typogram.local.server.KeycloakServer;
import io.typogram.local.server.LibertyServer;
import io.typogram.local.server.PostgresBinaries;
import io.typogram.local.server.PostgresServer;
import io.typogram.local.server.PulsarCluster;
import io.typogram.local.server.PulsarLink;
import io.typogram.local.supervision.Component;
import io.typogram.local.supervision.ComponentGraph;
import io.typogram.local.supervision.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Turns what an operator wants into the components that make it up.
///
/// Only true dependencies are named, so that everything else starts at once. Cells wait for the link
/// between the Pulsar clusters because their topics lie in a namespace that the link makes; they do
/// not wait for Keycloak, whose keys they fetch when the first token comes. The edge waits for no broker:
/// it serves without one, and hears purges when it is there.
public record PlatformPlan(Checkout checkout, Home home, PlatformOptions options, Secrets secrets) {

    /// Names of [#addresses], for commands that look one up.
    public static final String EDGE = "edge";

    public static final String EDGE_ADMIN = "edge admin";
    public static final String TOPOLOGY = "topology";
    public static final String KEYCLOAK = "keycloak";

    private static final String TOPOLOGY_DATABASE = "postgres-topology";
    private static final String KEYCLOAK_DATABASE = "postgres-keycloak";
    private static final int CELL_HEAP_MEBIBYTES = 512;
    private static final int TOPOLOGY_HEAP_MEBIBYTES = 256;

    /// The plan of what `options` wish for, with the cells that were added to the home since, and without
    /// those that were retired.
    ///
    /// @throws IllegalArgumentException when the options and the home's cells do not go together
    public static PlatformPlan of(Checkout checkout, Home home, PlatformOptions options)
            throws IOException {
        List<PlannedCell> cells = CellRoster.of(home).planned(options.cells());
        return new PlatformPlan(checkout, home, options.withCells(cells), Secrets.of(home));
    }

    public ComponentGraph graph() throws IOException {
        List<Component> components = new ArrayList<>();
        // Keycloak takes longest, and what stands first is begun first.
        components.add(postgres(KEYCLOAK_DATABASE, ports().keycloakDatabase(), READ_COMMITTED));
        components.add(keycloak());
        List<PulsarCluster> clusters = pulsarClusters();
        components.addAll(clusters);
        components.add(postgres(TOPOLOGY_DATABASE, ports().topologyDatabase(), SERIALIZABLE));
        for (PlannedCell cell : options.cells()) {
            components.addAll(databases(cell));
        }
        components.add(new PulsarLink(clusters));
        for (int node = 1; node <= options.topologyNodes(); node++) {
            components.add(topology(node));
        }
        for (PlannedCell cell : options.cells()) {
            components.addAll(nodes(cell));
        }
        components.add(edge());
        ComponentGraph graph = new ComponentGraph(components);
        return options.only().isEmpty() ? graph : graph.only(options.only());
    }

    /// What one cell consists of, by which a platform grows and shrinks.
    public Part part(PlannedCell cell) throws IOException {
        List<Component> components = new ArrayList<>(databases(cell));
        components.addAll(nodes(cell));
        return new Part(
                cell.id().value(),
                components,
                Map.of(addressName(cell.id()), String.join(" ", nodeAddresses(cell))));
    }

    /// Under which name [#addresses] has a cell.
    public static String addressName(CellId cell) {
        return "cell " + cell;
    }

    /// Where the nodes of a cell answer.
    public List<String> nodeAddresses(PlannedCell cell) {
        return IntStream.rangeClosed(1, options.nodes())
                .mapToObj(node -> "http://127.0.0.1:" + ports().node(cell.number(), node))
                .toList();
    }

    /// Where the Pulsar cluster of a cell's region is administered.
    public String pulsarAddress(PlannedCell cell) {
        return pulsar(cell.regionNumber()).webAddress();
    }

    private List<Component> databases(PlannedCell cell) {
        return options.databaseUrl().isPresent()
                ? List.of()
                : List.of(
                        postgres(
                                cellDatabase(cell),
                                ports().cellDatabase(cell.number()),
                                SERIALIZABLE));
    }

    private List<Component> nodes(PlannedCell cell) throws IOException {
        List<Component> nodes = new ArrayList<>();
        for (int node = 1; node <= options.nodes(); node++) {
            nodes.add(node(cell, node));
        }
        return nodes;
    }

    /// Where to look, in the order in which an operator wants to read it; only what that graph starts.
    public Map<String, String> addresses(ComponentGraph graph) {
        Map<String, String> addresses = new LinkedHashMap<>();
        if (graph.find(EDGE).isPresent()) {
            addresses.put(EDGE, publicOrigin());
            addresses.put(EDGE_ADMIN, "http://127.0.0.1:" + ports().edgeAdmin());
        }
        if (graph.find(TOPOLOGY).isPresent()) {
            addresses.put(TOPOLOGY, topologyAddresses());
        }
        if (graph.find(KEYCLOAK).isPresent()) {
            addresses.put(KEYCLOAK, keycloakAddress() + "/auth");
        }
        for (PlannedCell cell : options.cells()) {
            if (graph.find(nodeName(cell, 1)).isPresent()) {
                addresses.put(addressName(cell.id()), String.join(" ", nodeAddresses(cell)));
            }
        }
        return addresses;
    }

    public static String nodeName(PlannedCell cell, int node) {
        String name = "cell-" + cell.id();
        return node == 1 ? name : name + "-node-" + node;
    }

    private static final String READ_COMMITTED = "read committed";
    private static final String SERIALIZABLE = "serializable";

    private Ports ports() {
        return options.ports();
    }

    private String publicOrigin() {
        return "http://localhost:" + ports().edge();
    }

    private String keycloakAddress() {
        return "http://127.0.0.1:" + ports().keycloak();
    }

    /// Where the console is, for browsers.
    private String topologyAddress() {
        return topologyAddress(1);
    }

    private String topologyAddress(int node) {
        return "http://127.0.0.1:" + ports().topology(node);
    }

    private String topologyAddresses() {
        return IntStream.rangeClosed(1, options.topologyNodes())
                .mapToObj(this::topologyAddress)
                .collect(Collectors.joining(" "));
    }

    private static String topologyName(int node) {
        return node == 1 ? TOPOLOGY : TOPOLOGY + "-node-" + node;
    }

    private static String cellDatabase(PlannedCell cell) {
        return "postgres-" + cell.id();
    }

    private PostgresServer postgres(String name, int port, String isolation) {
        return new PostgresServer(
                name,
                port,
                home.data().resolve(name),
                home.supervision().log(name),
                new PostgresBinaries(checkout.postgresql()),
                isolation,
                Database.LOCAL_NAME,
                Database.local(port).probeAddress());
    }

    private KeycloakServer keycloak() throws IOException {
        Database database = Database.local(ports().keycloakDatabase());
        return new KeycloakServer(
                ports().keycloak(),
                ports().keycloakManagement(),
                new KeycloakDistribution(checkout.keycloak()),
                checkout.keycloakSources(),
                home.data().resolve(KEYCLOAK),
                home.supervision().log(KEYCLOAK),
                publicOrigin() + "/auth",
                topologyAddress(),
                KEYCLOAK_DATABASE,
                database.url(),
                database.user(),
                database.password(),
                secrets.keycloakAdministratorPassword(),
                secrets.topologyKeycloakSecret(),
                secrets.operatorPassword());
    }

    private List<PulsarCluster> pulsarClusters() {
        return IntStream.range(0, PlannedCell.REGIONS.size()).mapToObj(this::pulsar).toList();
    }

    private PulsarCluster pulsar(int number) {
        String region = PlannedCell.REGIONS.get(number).value();
        Ports.PulsarPorts pulsar = ports().pulsar(number);
        return new PulsarCluster(
                region,
                pulsar.broker(),
                pulsar.web(),
                pulsar.bookie(),
                checkout.pulsar(),
                home.data().resolve("pulsar-" + region),
                classArchive("pulsar"),
                number == 0);
    }

    private LibertyServer topology(int node) throws IOException {
        Path module = checkout.root().resolve("router/topology");
        Map<String, String> environment = new HashMap<>();
        putDatabase(environment, Database.local(ports().topologyDatabase()));
        environment.put("TYPOGRAM_INTERNAL_SECRET", secrets.internalSecret());
        environment.put("TYPOGRAM_TOPOLOGY_CLAIMS_EMAIL_SECRET", secrets.emailSecret());
        environment.put("TYPOGRAM_TOPOLOGY_KEYCLOAK_URL", keycloakAddress() + "/auth");
        environment.put("TYPOGRAM_TOPOLOGY_KEYCLOAK_SECRET", secrets.topologyKeycloakSecret());
        putTokens(environment, "typogram-operators");
        environment.put("TYPOGRAM_TOPOLOGY_EDGES", "edge|http://127.0.0.1:" + ports().edgeAdmin());
        environment.put(
                "TYPOGRAM_TOPOLOGY_CELLS",
                options.cells().stream().map(this::registration).collect(Collectors.joining(",")));
        return new LibertyServer(
                topologyName(node),
                TOPOLOGY,
                // The first node migrates the database; the others find it done.
                node == 1 ? Set.of(TOPOLOGY_DATABASE) : Set.of(TOPOLOGY),
                List.of(ports().topology(node)),
                checkout.openLiberty(),
                module.resolve("src/main/liberty"),
                module.resolve("target/topology.war"),
                module.resolve("target/lib"),
                home.run().resolve("liberty").resolve(topologyName(node)),
                TOPOLOGY_HEAP_MEBIBYTES,
                true,
                classArchive(TOPOLOGY),
                node == 1,
                environment,
                Optional.empty());
    }

    /// How topology is told of a cell: id, region, weight, capacity, the nodes' addresses, and the host
    /// names if it has any.
    private String registration(PlannedCell cell) {
        String usual =
                "%s|%s|%d|%d|%s"
                        .formatted(
                                cell.id(),
                                cell.region(),
                                cell.terms().weight(),
                                cell.terms().capacity(),
                                String.join(" ", nodeAddresses(cell)));
        List<HostName> hosts = cell.terms().hosts();
        return hosts.isEmpty()
                ? usual
                : usual
                        + "|"
                        + hosts.stream().map(HostName::value).collect(Collectors.joining(" "));
    }

    private LibertyServer node(PlannedCell cell, int node) throws IOException {
        Path module = checkout.root().resolve("cells/cell");
        String name = nodeName(cell, node);
        Set<String> dependencies = new HashSet<>(Set.of("pulsar-link"));
        if (options.databaseUrl().isEmpty()) {
            dependencies.add(cellDatabase(cell));
        }
        if (node > 1) {
            // The first node migrates the database; the others find it done.
            dependencies.add(nodeName(cell, 1));
        }
        return new LibertyServer(
                name,
                "cell",
                dependencies,
                List.of(
                        ports().node(cell.number(), node),
                        ports().nodeCluster(cell.number(), node)),
                checkout.openLiberty(),
                module.resolve("src/main/liberty"),
                module.resolve("target/cell.war"),
                module.resolve("target/lib"),
                home.run().resolve("liberty").resolve(name),
                CELL_HEAP_MEBIBYTES,
                false,
                classArchive("cell"),
                cell.number() == 0 && node == 1,
                nodeEnvironment(cell, node),
                Optional.of(CellReleases.of(home).file(cell.id())));
    }

    private Map<String, String> nodeEnvironment(PlannedCell cell, int node) throws IOException {
        Map<String, String> environment = new HashMap<>();
        putDatabase(
                environment,
                options.database(cell)
                        .orElseGet(() -> Database.local(ports().cellDatabase(cell.number()))));
        environment.put("TYPOGRAM_CELL_ID", cell.id().value());
        environment.put("TYPOGRAM_CELL_REGION", cell.region().value());
        environment.put("TYPOGRAM_CELL_NODE", Integer.toString(node));
        cell.terms()
                .tenant()
                .ifPresent(tenant -> environment.put("TYPOGRAM_CELL_TENANT", tenant.value()));
        environment.put("TYPOGRAM_PULSAR_URL", pulsar(cell.regionNumber()).brokerAddress());
        environment.put("TYPOGRAM_TOPOLOGY_URL", topologyAddresses());
        putTokens(environment, "typogram");
        environment.put("TYPOGRAM_TYPING_SIGNING_KEY", secrets.signingKey());
        environment.put(
                "TYPOGRAM_OBJECTS_STORE",
                home.data().resolve("objects-" + cell.id()).toUri().toString());
        environment.put("TYPOGRAM_CLUSTER_NODES", Integer.toString(options.nodes()));
        environment.put(
                "TYPOGRAM_CLUSTER_PORT",
                Integer.toString(ports().nodeCluster(cell.number(), node)));
        environment.put("TYPOGRAM_CLUSTER_HOSTS", clusterHosts(cell));
        environment.put("TYPOGRAM_INTERNAL_SECRET", secrets.internalSecret());
        return environment;
    }

    private String clusterHosts(PlannedCell cell) {
        return IntStream.rangeClosed(1, options.nodes())
                .mapToObj(
                        node -> "127.0.0.1[%d]".formatted(ports().nodeCluster(cell.number(), node)))
                .collect(Collectors.joining(","));
    }

    private EdgeServer edge() throws IOException {
        return new EdgeServer(
                Set.of(TOPOLOGY),
                ports().edge(),
                ports().edgeAdmin(),
                checkout.root().resolve("router/edge/target/edge.jar"),
                home.data().resolve(EDGE),
                Map.of(
                        "TYPOGRAM_EDGE_REGION",
                        PlannedCell.REGIONS.getFirst().value(),
                        "TYPOGRAM_EDGE_REGION_HEADER",
                        "Typogram-Region",
                        "TYPOGRAM_EDGE_PULSAR_URL",
                        pulsar(0).brokerAddress(),
                        "TYPOGRAM_TOPOLOGY_URL",
                        topologyAddresses(),
                        "TYPOGRAM_INTERNAL_SECRET",
                        secrets.internalSecret(),
                        "TYPOGRAM_EDGE_KEYCLOAK_URL",
                        keycloakAddress(),
                        "TYPOGRAM_TOKENS_ISSUER",
                        tokensIssuer()));
    }

    private void putTokens(Map<String, String> environment, String audience) {
        environment.put("TYPOGRAM_TOKENS_ISSUER", tokensIssuer());
        environment.put(
                "TYPOGRAM_TOKENS_KEYS_URL",
                keycloakAddress() + "/auth/realms/typogram/protocol/openid-connect/certs");
        environment.put("TYPOGRAM_TOKENS_AUDIENCE", audience);
    }

    private String tokensIssuer() {
        return publicOrigin() + "/auth/realms/typogram";
    }

    private static void putDatabase(Map<String, String> environment, Database database) {
        environment.put("TYPOGRAM_DATABASE_URL", database.urlWith("reWriteBatchedInserts=true"));
        environment.put("TYPOGRAM_DATABASE_USER", database.user());
        environment.put("TYPOGRAM_DATABASE_PASSWORD", database.password());
    }

    private Path classArchive(String kind) {
        return checkout.classArchives().resolve(kind + ".jsa");
    }
}

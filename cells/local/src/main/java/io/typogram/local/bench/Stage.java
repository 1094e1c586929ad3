package io.typogram.local.bench;

import io.typogram.local.platform.Ports;
import io.typogram.local.server.EdgeServer;
import io.typogram.local.supervision.Launch;
import io.typogram.local.supervision.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that a measurement of proxies needs, started and ended together: a backend on one
/// core, and each proxy on the other.
final class Stage implements AutoCloseable {

    static final int PROXY_CORE = 0;
    static final int LOAD_CORE = 1;

    /// For what connects now and then: health checks, and this program itself.
    private static final int SPARE_CONNECTIONS = 32;

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration ASKED_EVERY = Duration.ofMillis(100);

    /// The edge's own default.
    private static final int EDGE_NODE_CONNECTIONS = 2_048;

    private static final String SECRET = "bench";

    private final BenchTools tools;
    private final BenchPorts ports;
    private final Path folder;
    private final Path edgeProgram;
    private final int clients;
    private final List<AutoCloseable> started = new ArrayList<>();
    private final Map<Contestant, BenchProcess> processes = new EnumMap<>(Contestant.class);

    /// @param clients how many connections each must take
    Stage(BenchTools tools, Ports ports, Path folder, Path edgeProgram, int clients) {
        this.tools = tools;
        this.ports = new BenchPorts(ports.offset());
        this.folder = folder;
        this.edgeProgram = edgeProgram;
        this.clients = clients + SPARE_CONNECTIONS;
    }

    /// The ports of a measurement, all below those that the system gives to clients.
    private record BenchPorts(int offset) {

        int of(Contestant contestant) {
            return offset
                    + switch (contestant) {
                        case DIRECT -> 8700;
                        case NGINX -> 8701;
                        case HAPROXY -> 8702;
                        case EDGE -> 8703;
                    };
        }

        int edgeAdmin() {
            return offset + 8710;
        }

        int topology() {
            return offset + 8711;
        }
    }

    int port(Contestant contestant) {
        return ports.of(contestant);
    }

    /// The process that is measured; for [Contestant#DIRECT] the backend.
    BenchProcess process(Contestant contestant) {
        BenchProcess process = processes.get(contestant);
        if (process == null) {
            throw new IllegalStateException(contestant.title() + " was not started");
        }
        return process;
    }

    /// Starts the backend that answers everything with this body.
    void startBackend(String body) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("body.json"), body);
        startHaproxy(Contestant.DIRECT, "backend.cfg", LOAD_CORE);
        awaitHealthy(Contestant.DIRECT, address(Contestant.DIRECT));
    }

    /// Starts one proxy before the backend, which is there already; returns when it passes requests on.
    void startProxy(Contestant contestant, BenchPlayers players)
            throws IOException, InterruptedException {
        switch (contestant) {
            case DIRECT -> throw new IllegalArgumentException("the backend is no proxy");
            case NGINX -> startNginx();
            case HAPROXY -> startHaproxy(Contestant.HAPROXY, "haproxy.cfg", PROXY_CORE);
            case EDGE -> startEdge(players);
        }
        awaitHealthy(contestant, address(contestant));
    }

    private String address(Contestant contestant) {
        return "http://127.0.0.1:%d/api/v1/bench".formatted(port(contestant));
    }

    private Map<String, String> values(Contestant contestant) throws IOException {
        // nginx counts both sides, and closes what rests when a sixteenth is all that is left.
        int connections = 2 * clients * 9 / 8;
        return Map.of(
                "directory",
                folder.toString(),
                "clients",
                "" + clients,
                "connections",
                "" + connections,
                "files",
                "" + Math.min(connections, ProcessMemory.openFilesAtMost()),
                "backend",
                "" + port(Contestant.DIRECT),
                "port",
                "" + port(contestant));
    }

    private void startNginx() throws IOException {
        Path file = Templates.write("nginx.conf", values(Contestant.NGINX), folder);
        start(
                Contestant.NGINX,
                PROXY_CORE,
                List.of(
                        tools.nginx().toString(),
                        "-p",
                        folder.toString(),
                        "-e",
                        folder.resolve("nginx.log").toString(),
                        "-c",
                        file.toString()),
                Map.of());
    }

    private void startHaproxy(Contestant contestant, String template, int core) throws IOException {
        Path file = Templates.write(template, values(contestant), folder);
        start(
                contestant,
                core,
                List.of(tools.haproxy().toString(), "-db", "-f", file.toString()),
                Map.of());
    }

    /// The edge as `up` starts it, but for one event loop, because it has one core.
    private void startEdge(BenchPlayers players) throws IOException, InterruptedException {
        started.add(
                new StandInTopology(
                        ports.topology(),
                        "http://127.0.0.1:" + port(Contestant.DIRECT),
                        players.ids()));
        EdgeServer edge =
                new EdgeServer(
                        Set.of(),
                        port(Contestant.EDGE),
                        ports.edgeAdmin(),
                        edgeProgram,
                        folder.resolve("edge-data"),
                        edgeEnvironment());
        edge.prepare();
        Launch launch = edge.launch();
        start(Contestant.EDGE, PROXY_CORE, launch.command(), launch.environment());
        awaitHealthy(Contestant.EDGE, edge.probe().address());
    }

    private Map<String, String> edgeEnvironment() {
        return Map.of(
                "TYPOGRAM_EDGE_REGION",
                "eu",
                "TYPOGRAM_EDGE_REGION_HEADER",
                "Typogram-Region",
                "TYPOGRAM_TOPOLOGY_URL",
                "http://127.0.0.1:" + ports.topology(),
                "TYPOGRAM_INTERNAL_SECRET",
                SECRET,
                "TYPOGRAM_EDGE_KEYCLOAK_URL",
                "http://127.0.0.1:" + port(Contestant.DIRECT),
                "TYPOGRAM_TOKENS_ISSUER",
                BenchPlayers.ISSUER,
                "TYPOGRAM_EDGE_THREADS",
                "1",
                "TYPOGRAM_EDGE_NODE_CONNECTIONS",
                "" + Math.max(EDGE_NODE_CONNECTIONS, clients));
    }

    private void start(
            Contestant contestant, int core, List<String> command, Map<String, String> environment)
            throws IOException {
        BenchProcess process =
                BenchProcess.start(
                        contestant.key(), tools.taskset(), core, command, environment, folder);
        started.add(process);
        processes.put(contestant, process);
    }

    private void awaitHealthy(Contestant contestant, String address)
            throws IOException, InterruptedException {
        Probe probe = new Probe(address);
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!probe.isHealthy()) {
            process(contestant).requireAlive();
            if (System.nanoTime() > deadline) {
                throw new IOException(
                        "%s did not answer %s within %d seconds"
                                .formatted(contestant.title(), address, READY_WITHIN.toSeconds()));
            }
            Thread.sleep(ASKED_EVERY);
        }
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable one : started.reversed()) {
            try {
                one.close();
            } catch (Exception failure) {
                throw new IOException("could not end what was started", failure);
            }
        }
        started.clear();
    }
}

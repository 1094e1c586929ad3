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
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Everything that a measurement of proxies needs, started and ended together: a backend on one
/// core, and each proxy on the other.
final class Stage implements AutoCloseable {

    static final int PROXY_CORE = 0;
    static final int LOAD_CORE = 1;

    /// Of one process of nginx or HAProxy, the backend's included.
    private static final int CONNECTIONS_AT_MOST = 1_024;

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration ASKED_EVERY = Duration.ofMillis(100);
    private static final String SECRET = "bench";

    private final BenchTools tools;
    private final BenchPorts ports;
    private final Path folder;
    private final Path edgeProgram;
    private final List<AutoCloseable> started = new ArrayList<>();
    private final Map<Contestant, BenchProcess> processes = new EnumMap<>(Contestant.class);

    Stage(BenchTools tools, Ports ports, Path folder, Path edgeProgram) {
        this.tools = tools;
        this.ports = new BenchPorts(ports.offset());
        this.folder = folder;
        this.edgeProgram = edgeProgram;
    }

    /// The ports of a measurement, all below those that the system gives to clients.
    private record BenchPorts(int offset) {

        int of(Contestant contestant) {
            return offset + 8700 + contestant.ordinal();
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

    /// Starts the backend that answers with this body, and the proxies.
    void start(Collection<Contestant> contestants, String body, BenchPlayers players)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Map<String, String> values = new HashMap<>();
        values.put("directory", folder.toString());
        values.put("connections", "" + CONNECTIONS_AT_MOST);
        values.put("backend", "" + port(Contestant.DIRECT));
        Files.writeString(folder.resolve("body.json"), body);
        startHaproxy(Contestant.DIRECT, "backend.cfg", LOAD_CORE, values);
        if (contestants.contains(Contestant.NGINX)) {
            startNginx(values);
        }
        if (contestants.contains(Contestant.HAPROXY)) {
            startHaproxy(Contestant.HAPROXY, "haproxy.cfg", PROXY_CORE, values);
        }
        if (contestants.contains(Contestant.EDGE)) {
            startEdge(players);
        }
        for (Contestant contestant : contestants) {
            awaitHealthy(
                    contestant, "http://127.0.0.1:%d/api/v1/bench".formatted(port(contestant)));
        }
    }

    private void startNginx(Map<String, String> values) throws IOException {
        values.put("port", "" + port(Contestant.NGINX));
        Path file = Templates.write("nginx.conf", values, folder);
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

    private void startHaproxy(
            Contestant contestant, String template, int core, Map<String, String> values)
            throws IOException {
        values.put("port", "" + port(contestant));
        Path file = Templates.write(template, values, folder);
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
                        Map.of(
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
                                "1"));
        edge.prepare();
        Launch launch = edge.launch();
        start(Contestant.EDGE, PROXY_CORE, launch.command(), launch.environment());
        awaitHealthy(Contestant.EDGE, edge.probe().address());
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

package io.typogram.local.server;

import io.typogram.local.supervision.Launch;
import io.typogram.local.supervision.Probe;
import io.typogram.local.supervision.ServerComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The router's data plane, the one address that players use.
///
/// @param data where it keeps the last good copy of the directory
public record EdgeServer(
        Set<String> dependencies,
        int port,
        int adminPort,
        Path program,
        Path data,
        Map<String, String> environment)
        implements ServerComponent {

    private static final int HEAP_MEBIBYTES = 192;
    private static final int YOUNG_MEBIBYTES = 48;
    private static final int OLD_MEBIBYTES = 16;
    private static final int DIRECT_MEBIBYTES = 128;

    /// So that browsers which are open and idle do not hold up the end of the platform.
    private static final int DRAIN_MILLIS = 3_000;

    public EdgeServer {
        dependencies = Set.copyOf(dependencies);
        environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "edge";
    }

    @Override
    public List<Path> requirements() {
        return List.of(program, program.resolveSibling("lib"));
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, adminPort);
    }

    @Override
    public Probe probe() {
        return new Probe("http://127.0.0.1:%d/health/ready".formatted(adminPort));
    }

    @Override
    public Optional<Path> takeoverSocket() {
        return Optional.of(data.resolve("takeover/takeover.sock"));
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(data);
        if (Files.notExists(configuration())) {
            writeConfiguration();
        }
    }

    /// Here everybody comes from one address, demos and benchmarks too.
    private void writeConfiguration() throws IOException {
        try (InputStream wide = EdgeServer.class.getResourceAsStream("edge.json")) {
            Files.copy(Objects.requireNonNull(wide), configuration());
        }
    }

    /// What may be changed while the edge runs. Written once, so changes outlive a restart.
    private Path configuration() {
        return data.resolve("edge.json");
    }

    @Override
    public Launch launch() {
        List<String> command = JavaProgram.command(HEAP_MEBIBYTES);
        command.addAll(
                List.of(
                        // Little lives longer than its request, so most of the heap is for the
                        // young.
                        "-Xms" + (YOUNG_MEBIBYTES + OLD_MEBIBYTES) + "m",
                        "-Xmn" + YOUNG_MEBIBYTES + "m",
                        "-XX:MaxDirectMemorySize=" + DIRECT_MEBIBYTES + "m",
                        "-Dio.netty.leakDetection.level=disabled",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        program.toString()));
        Map<String, String> all = new HashMap<>(environment);
        all.put("TYPOGRAM_EDGE_PORT", Integer.toString(port));
        all.put("TYPOGRAM_EDGE_ADMIN_PORT", Integer.toString(adminPort));
        all.put("TYPOGRAM_EDGE_DATA_DIR", data.toString());
        all.put("TYPOGRAM_EDGE_CONFIG_FILE", configuration().toString());
        all.put("TYPOGRAM_EDGE_DRAIN_MILLIS", Integer.toString(DRAIN_MILLIS));
        return new Launch(command, all, data);
    }
}

package io.typogram.st;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.st.TypogramCommand.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A platform as it is seen from outside, with a home and ports of its own.
final class Platform implements AutoCloseable {

    /// Beside a platform that a developer may have running on the usual ports.
    static final int PORT_OFFSET = 21_000;

    /// Of the platform that nearly all of these tests share.
    static final Path HOME = Path.of(System.getProperty("typogram.home"));

    static final String EU = "eu-1";
    static final String US = "us-1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path home;
    private final int portOffset;

    private Platform(Path home, int portOffset) {
        this.home = home;
        this.portOffset = portOffset;
    }

    /// Brings up the platform that is shared.
    static Platform up() {
        return up(HOME, PORT_OFFSET);
    }

    /// Brings up a platform, without anything that an earlier one left there.
    static Platform up(Path home, int portOffset, String... options) {
        return up(home, portOffset, Map.of(), options);
    }

    /// As [#up(Path, int, String...)], with settings that its servers find in their environment.
    static Platform up(Path home, int portOffset, Map<String, String> settings, String... options) {
        Platform platform = new Platform(home, portOffset);
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--detach",
                                "--fresh",
                                "--no-build",
                                "--port-offset",
                                String.valueOf(portOffset)));
        arguments.addAll(List.of(options));
        Ended up = platform.run(settings, "up", arguments.toArray(String[]::new));
        // The measured time to ready stands at the end of it.
        System.out.println(up.output());
        if (up.exitCode() != 0) {
            throw new IllegalStateException("the platform did not come up:\n" + up.output());
        }
        return platform;
    }

    /// Runs a command of the launcher against this platform.
    Ended run(String command, String... arguments) {
        return run(Map.of(), command, arguments);
    }

    private Ended run(Map<String, String> settings, String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        return TypogramCommand.run(settings, all.toArray(String[]::new));
    }

    URI edge() {
        return address(8080, "localhost");
    }

    URI edgeAdmin() {
        return address(8081, "127.0.0.1");
    }

    URI topology() {
        return topologyNode(1);
    }

    URI topologyNode(int number) {
        return address(8089 + number, "127.0.0.1");
    }

    URI keycloak() {
        return address(8180, "127.0.0.1");
    }

    /// The broker of a region, from 0 in the order of their names.
    String broker(int region) {
        return "pulsar://127.0.0.1:" + (6650 + 10 * region + portOffset);
    }

    /// Where a broker is administered.
    URI brokerAdmin(int region) {
        return address(8150 + 10 * region, "127.0.0.1");
    }

    /// A cell as no player reaches it: past the edge.
    URI cell(String id) {
        return node(id, 1);
    }

    /// One node of a cell, past the edge.
    URI node(String cell, int number) {
        return address((cell.equals(EU) ? 8200 : 8210) + number, "127.0.0.1");
    }

    /// The first node of the cell that was started as the so-manieth, from 0, past the edge.
    URI cellAt(int number) {
        return address(8201 + 10 * number, "127.0.0.1");
    }

    /// The database of the cell that was started as the so-manieth, with its credentials.
    String cellDatabase(int number) {
        return "jdbc:postgresql://127.0.0.1:%d/typogram?user=typogram&password=typogram"
                .formatted(5510 + number + portOffset);
    }

    /// The file with what may change while the edge runs.
    Path edgeConfiguration() {
        return home.resolve("data/edge/edge.json");
    }

    /// A database of that name in the PostgreSQL of the cell `eu-1`, with its credentials.
    String database(String name) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=typogram&password=typogram"
                .formatted(5510 + portOffset, name);
    }

    /// A cell's database, with its credentials.
    String cellDatabase(String cell) {
        return "jdbc:postgresql://127.0.0.1:%d/typogram?user=typogram&password=typogram"
                .formatted((cell.equals(EU) ? 5510 : 5511) + portOffset);
    }

    /// Topology's database, with its credentials.
    String topologyDatabase() {
        return "jdbc:postgresql://127.0.0.1:%d/typogram?user=typogram&password=typogram"
                .formatted(5500 + portOffset);
    }

    JsonNode status() {
        try {
            return JSON.readTree(run("status", "--json").output());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<JsonNode> servers() {
        return StreamSupport.stream(status().path("servers").spliterator(), false).toList();
    }

    void awaitHealthy() {
        Await.until(
                "all are healthy",
                () ->
                        servers().stream()
                                .allMatch(one -> one.path("health").asText().equals("healthy")));
    }

    JsonNode server(String name) {
        return servers().stream()
                .filter(one -> one.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    long pid(String server) {
        return server(server).path("pid").asLong();
    }

    /// Those that run at this moment.
    List<Long> pids() {
        return servers().stream()
                .map(one -> one.path("pid").asLong())
                .filter(pid -> pid != 0)
                .toList();
    }

    /// `kill -9`.
    void kill(String server) {
        ProcessHandle process = ProcessHandle.of(pid(server)).orElseThrow();
        if (!process.destroyForcibly()) {
            throw new IllegalStateException(server + " could not be killed");
        }
        process.onExit().join();
    }

    /// Ends a server in good order, and returns when it is down.
    void stop(String server) {
        succeed(run("stop", server));
    }

    /// Has servers started again, all at once, and returns when they are healthy.
    void restart(String... servers) {
        Stream.of(servers)
                .map(server -> CompletableFuture.supplyAsync(() -> run("restart", server)))
                .toList()
                .forEach(restart -> succeed(restart.join()));
    }

    private static void succeed(Ended ended) {
        if (ended.exitCode() != 0) {
            throw new IllegalStateException(ended.output());
        }
    }

    String secret(String name) {
        try {
            return Files.readString(home.resolve("run/secrets").resolve(name)).strip();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public void close() {
        List<Long> pids = pids();
        Ended down = run("down");
        if (down.exitCode() != 0) {
            throw new IllegalStateException("the platform did not go down:\n" + down.output());
        }
        for (long pid : pids) {
            if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                throw new IllegalStateException("down left process " + pid + " behind");
            }
        }
    }

    private URI address(int port, String host) {
        return URI.create("http://" + host + ":" + (port + portOffset));
    }
}

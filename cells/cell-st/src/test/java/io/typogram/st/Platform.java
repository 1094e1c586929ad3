package io.typogram.st;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.st.TypogramCommand.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/// The platform that all of these tests share: brought up before the first and down after the last.
final class Platform implements AutoCloseable {

    /// Beside a platform that a developer may have running on the usual ports.
    static final int PORT_OFFSET = 21_000;

    static final String EU = "eu-1";
    static final String US = "us-1";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Platform() {}

    static Platform up() {
        Ended up =
                TypogramCommand.run(
                        "up",
                        "--detach",
                        "--fresh",
                        "--no-build",
                        "--port-offset",
                        String.valueOf(PORT_OFFSET));
        // The measured time to ready stands at the end of it.
        System.out.println(up.output());
        if (up.exitCode() != 0) {
            throw new IllegalStateException("the platform did not come up:\n" + up.output());
        }
        return new Platform();
    }

    URI edge() {
        return address(8080, "localhost");
    }

    URI edgeAdmin() {
        return address(8081, "127.0.0.1");
    }

    URI keycloak() {
        return address(8180, "127.0.0.1");
    }

    /// A cell as no player reaches it: past the edge.
    URI cell(String id) {
        return address(id.equals(EU) ? 8201 : 8211, "127.0.0.1");
    }

    JsonNode status() {
        try {
            return JSON.readTree(TypogramCommand.run("status", "--json").output());
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

    long pid(String server) {
        return servers().stream()
                .filter(one -> one.path("name").asText().equals(server))
                .findFirst()
                .orElseThrow()
                .path("pid")
                .asLong();
    }

    /// `kill -9`.
    void kill(String server) {
        ProcessHandle process = ProcessHandle.of(pid(server)).orElseThrow();
        if (!process.destroyForcibly()) {
            throw new IllegalStateException(server + " could not be killed");
        }
        process.onExit().join();
    }

    String internalSecret() {
        try {
            return Files.readString(
                            Path.of(
                                    System.getProperty("typogram.home"),
                                    "run/secrets/internal-secret"))
                    .strip();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    @Override
    public void close() {
        List<Long> pids = servers().stream().map(one -> one.path("pid").asLong()).toList();
        Ended down = TypogramCommand.run("down");
        if (down.exitCode() != 0) {
            throw new IllegalStateException("the platform did not go down:\n" + down.output());
        }
        for (long pid : pids) {
            if (pid != 0 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                throw new IllegalStateException("down left process " + pid + " behind");
            }
        }
    }

    private static URI address(int port, String host) {
        return URI.create("http://" + host + ":" + (port + PORT_OFFSET));
    }
}

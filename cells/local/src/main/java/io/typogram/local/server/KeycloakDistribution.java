package io.typogram.local.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Keycloak as it was unpacked, shared by every home.
public record KeycloakDistribution(Path directory) {

    private static final Duration BUILT_WITHIN = Duration.ofMinutes(10);

    /// Decided when the server is built, so that a start has less to do.
    private static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--http-relative-path=/auth");

    Path script() {
        return directory.resolve("bin/kc.sh");
    }

    /// Builds the server unless somebody has; safe when several processes ask at once.
    public void buildOnce(Path log) throws IOException, InterruptedException {
        Path marker = directory.resolve(".built-for-typogram");
        String wanted = String.join(" ", BUILD_OPTIONS);
        try (FileChannel channel =
                        FileChannel.open(
                                directory.resolve(".building"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            if (Files.exists(marker) && Files.readString(marker).equals(wanted)) {
                return;
            }
            List<String> command = new ArrayList<>();
            command.add(script().toString());
            command.add("build");
            command.addAll(BUILD_OPTIONS);
            Programs.run(
                    command,
                    Map.of("JAVA_HOME", JavaProgram.home().toString()),
                    "",
                    log,
                    BUILT_WITHIN);
            Files.writeString(marker, wanted);
        }
    }
}

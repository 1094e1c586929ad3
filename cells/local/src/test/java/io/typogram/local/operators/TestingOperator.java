package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.local.Launcher;
import io.typogram.local.platform.Home;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.platform.Secrets;
import io.typogram.local.supervision.PlatformState;
import io.typogram.local.supervision.ProcessIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs commands as an operator does, against a platform of stand-ins.
final class TestingOperator implements AutoCloseable {

    private final Path home;
    private final StandInServers servers = new StandInServers();

    TestingOperator(Path home) throws IOException {
        this.home = home;
        String address = servers.address();
        new Home(home)
                .supervision()
                .state()
                .write(
                        new PlatformState(
                                PlatformState.Stage.READY,
                                ProcessIdentity.of(ProcessHandle.current()),
                                Instant.EPOCH,
                                Map.of(
                                        PlatformPlan.TOPOLOGY, address,
                                        PlatformPlan.EDGE_ADMIN, address,
                                        PlatformPlan.KEYCLOAK, address + "/auth"),
                                1.0,
                                null,
                                List.of()));
    }

    /// What a command printed, and how it ended.
    record Ended(int exitCode, String out, String err) {

        JsonNode json() throws IOException {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    StandInServers servers() {
        return servers;
    }

    String secret() throws IOException {
        return Secrets.of(new Home(home)).internalSecret();
    }

    /// Words are separated by a blank.
    Ended run(String line) {
        List<String> arguments = new ArrayList<>(List.of(line.split(" ", -1)));
        arguments.addAll(List.of("--home", home.toString()));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode =
                Launcher.commandLine()
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(arguments.toArray(String[]::new));
        return new Ended(exitCode, out.toString(), err.toString());
    }

    @Override
    public void close() {
        servers.close();
    }
}

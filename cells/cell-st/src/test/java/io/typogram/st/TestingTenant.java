package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.st.TypogramCommand.Ended;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/// A tenant, as an operator makes, changes and ends it, and makes its members.
final class TestingTenant implements AutoCloseable {

    private final Platform platform;
    private final String id;
    private final Api topology;

    TestingTenant(Platform platform, String id) {
        this.platform = platform;
        this.id = id;
        this.topology =
                new Api(platform.topology())
                        .with("Typogram-Internal", platform.secret("internal-secret"));
    }

    /// Runs one of the commands for tenants, which has to succeed.
    void run(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, id));
        arguments.addAll(List.of(options));
        arguments.addAll(List.of("--reason", "a test"));
        succeed(platform.run("tenant", arguments.toArray(String[]::new)));
    }

    /// As `tenant show` has it.
    JsonNode show() {
        String shown = succeed(platform.run("tenant", "show", id, "--json"));
        try {
            return JsonMapper.builder().build().readTree(shown);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(shown, unreadable);
        }
    }

    /// Makes somebody new who is a member, and answers their username.
    String newMember() {
        String username = TestingPlayer.newUser(platform);
        join(KeycloakAdministrator.idOf(platform, username), Map.of());
        return username;
    }

    void makeAdministrator(String userId) {
        join(userId, Map.of("administrator", true));
    }

    private void join(String userId, Map<String, Object> wish) {
        Map<String, Object> whole = new HashMap<>(wish);
        whole.putAll(Map.of("by", "a test", "reason", "to see"));
        assertThat(
                        topology.put("/topology/v1/tenants/" + id + "/members/" + userId, whole)
                                .status())
                .isEqualTo(204);
    }

    String home(String userId) {
        return topology.get("/topology/v1/users/" + userId + "/home").body().path("cell").asText();
    }

    boolean isErased(String userId) {
        return topology.get("/topology/v1/users/" + userId + "/home").status() == 410;
    }

    /// Looks whether the only part of the tenant's archive says what the tenant is and has the one run of a
    /// member, and deletes it with its folder.
    void assertTakenOut(Path folder, String userId) throws IOException {
        Path part = folder.resolve(id + "-00001.zip");
        try (ZipFile zip = new ZipFile(part.toFile());
                InputStream members =
                        zip.getInputStream(zip.getEntry("members/" + userId + ".zip"));
                ZipInputStream archive = new ZipInputStream(members)) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .contains("tenant.json", "audit.jsonl", "manifest.json");
            ZipEntry entry = archive.getNextEntry();
            while (entry != null && !entry.getName().equals("tables/results.jsonl")) {
                entry = archive.getNextEntry();
            }
            assertThat(new String(archive.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .hasSize(1);
        }
        Files.delete(part);
        Files.delete(folder);
    }

    private static String succeed(Ended ended) {
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output();
    }

    @Override
    public void close() {
        topology.close();
    }
}

package io.typogram.platform.moves;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingServer;
import io.typogram.testing.TestingTables;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ArchiveIT {

    private static final String PATH = "/api/v1/account/archive";

    @Test
    void aPlayerTakesHomeEverythingThatIsTheirsAndNoSecret() throws Exception {
        TestingPlayer player = TestingPlayer.resident();
        for (int run = 0; run < 3; run++) {
            TestingRuns.complete(player, 100 + 10 * run);
        }
        TestingRuns.complete(TestingPlayer.resident(), 100);
        player.post("/api/v1/account/api-keys", "{\"name\":\"mine\",\"scopes\":[\"results:read\"]}")
                .assertStatus(201);

        HttpResponse<byte[]> answer = archive(player);
        Map<String, String> files = unzip(answer.body());

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(files.keySet())
                .contains(
                        "manifest.json",
                        "tables/accounts.jsonl",
                        "tables/activity_days.jsonl",
                        "tables/progress.jsonl",
                        "tables/results.jsonl",
                        "tables/tags.jsonl");
        JsonObject manifest = json(String.valueOf(files.get("manifest.json")));
        assertThat(manifest.getInt("format")).isEqualTo(1);
        assertThat(manifest.getString("userId")).isEqualTo(player.id().toString());
        manifest.getJsonArray("tables")
                .getValuesAs(JsonObject.class)
                .forEach(table -> {
                    String name = table.getString("name");
                    List<String> lines =
                            String.valueOf(files.get("tables/" + name + ".jsonl")).lines().toList();
                    assertThat(lines).as(name).hasSize(table.getInt("rows"));
                    assertThat((long) table.getInt("rows"))
                            .as(name)
                            .isEqualTo(
                                    TestingTables.number(
                                            "SELECT count(*) FROM " + name + " WHERE user_id = ?",
                                            player.id().value()));
                    assertThat(table.getString("description")).as(name).isNotBlank();
                    lines.forEach(line ->
                            assertThat(json(line)).hasSize(table.getJsonArray("columns").size()));
                });
        assertThat(files.get("tables/results.jsonl")).contains("\"language\":\"english\"");
        assertThat(files.get("tables/activity_days.jsonl")).contains("\"tests\":\"3\"");
        assertThat(files.get("tables/api_keys.jsonl"))
                .contains("\"name\":\"mine\"")
                .doesNotContain("secret");
    }

    @Test
    void anArchiveTakesSeveralPages() throws Exception {
        TestingPlayer player = TestingPlayer.resident();
        TestingRuns.complete(player, 100);
        TestingTables.change(
                """
                INSERT INTO category_bests SELECT user_id, mode, amount + more.n, language,
                    punctuation, numbers, difficulty, lazy, wpm, accuracy, result_id, achieved_at
                FROM category_bests, generate_series(1, 1700) AS more (n) WHERE user_id = ?
                """,
                player.id().value());

        Map<String, String> files = unzip(archive(player).body());

        assertThat(String.valueOf(files.get("tables/category_bests.jsonl")).lines().distinct())
                .hasSize(1701);
    }

    @Test
    void whoOnlyAsksAboutItTakesNobodysPlace() throws Exception {
        TestingPlayer player = TestingPlayer.resident();

        for (int asked = 0; asked <= ArchiveResource.MAX_AT_ONCE; asked++) {
            player.send("HEAD", PATH).assertStatus(200);
        }

        assertThat(unzip(archive(player).body())).containsKey("manifest.json");
    }

    @Test
    void nobodyElseMayHaveIt() {
        TestingPlayer player = TestingPlayer.resident();

        new CellClient().get(PATH).assertRefused(401, "sign-in-needed");
        String key =
                player.post(
                                "/api/v1/account/api-keys",
                                "{\"name\":\"k\",\"scopes\":[\"profile:read\"]}")
                        .assertStatus(201)
                        .body()
                        .getString("key");
        new CellClient("Bearer " + key).get(PATH).assertRefused(403, "api-key-not-enough");
    }

    @Test
    void topologyIsGivenWhatThePlayerIsGiven() throws Exception {
        TestingPlayer player = TestingPlayer.resident();
        TestingRuns.complete(player, 100);

        HttpResponse<byte[]> answer = internally(player.id(), TestingServer.SECRET);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        Map<String, String> given = unzip(answer.body());
        Map<String, String> taken = unzip(archive(player).body());
        given.remove("manifest.json");
        taken.remove("manifest.json");
        assertThat(given).isEqualTo(taken).containsKey("tables/results.jsonl");
    }

    @Test
    void topologyIsToldWhyThereIsNoArchive() throws Exception {
        TestingPlayer moved = TestingPlayer.resident();
        TestingPlayer moving = TestingPlayer.resident();
        TestingPlayer erased = TestingPlayer.resident();
        become(moved, "MOVED");
        become(moving, "MOVING");
        become(erased, "ERASED");

        assertThat(whyNot(new UserId(UUID.randomUUID()))).isEqualTo("404 user-never-came");
        assertThat(whyNot(moved.id())).isEqualTo("421 user-lives-elsewhere");
        assertThat(whyNot(moving.id())).isEqualTo("503 user-is-moving");
        assertThat(whyNot(erased.id())).isEqualTo("410 account-erased");
    }

    @Test
    void nobodyIsGivenAnArchiveWhoDoesNotKnowTheSecret() throws Exception {
        TestingPlayer player = TestingPlayer.resident();

        HttpResponse<byte[]> answer = internally(player.id(), "a guess");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(new String(answer.body(), UTF_8)).contains("internal-secret-required");
        new CellClient()
                .get("/internal/v1/archives/" + player.id())
                .assertRefused(401, "internal-secret-required");
    }

    private static void become(TestingPlayer player, String state) throws SQLException {
        TestingTables.change(
                "UPDATE homes SET state = ? WHERE user_id = ?", state, player.id().value());
    }

    private static String whyNot(UserId user) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = internally(user, TestingServer.SECRET);
        return answer.statusCode() + " " + json(new String(answer.body(), UTF_8)).getString("code");
    }

    private static HttpResponse<byte[]> internally(UserId user, String secret)
            throws IOException, InterruptedException {
        return get("/internal/v1/archives/" + user, "Typogram-Internal", secret);
    }

    private static HttpResponse<byte[]> archive(TestingPlayer player)
            throws IOException, InterruptedException {
        String token = TestingServer.issuer().token(player.id(), player.username());
        HttpResponse<byte[]> answer = get(PATH, "Authorization", "Bearer " + token);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer;
    }

    private static HttpResponse<byte[]> get(String path, String header, String value)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://localhost:" + TestingServer.httpPort() + path))
                            .header(header, value)
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    private static Map<String, String> unzip(byte[] archive) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}

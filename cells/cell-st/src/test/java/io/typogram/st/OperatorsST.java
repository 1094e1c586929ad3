package io.typogram.st;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.st.Api.Answer;
import io.typogram.st.TypogramCommand.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PlatformExtension.class)
class OperatorsST {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String NO_MOVE = "11111111-7d8b-4e4f-9c65-7a1d1f6e1b11";
    private static final int WEIGHT = 100;
    private static final String RELEASE = "tried-1";

    /// As long as the edge tells clients to wait at least.
    private static final long RETRY_AFTER_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Test
    void cellsAreListedForPeopleAndForPrograms(Platform platform) throws IOException {
        try (TestingPlayer player = TestingPlayer.register(platform, "eu")) {
            assertThat(player.userId()).isNotEmpty();

            Ended list = platform.run("cell", "list");
            JsonNode cells = json(platform.run("cell", "list", "--json")).path("cells");

            assertThat(list.exitCode()).as(list.output()).isZero();
            assertThat(list.output()).startsWith("CELL  REGION  KIND    STATE");
            assertThat(cells)
                    .extracting(cell -> cell.path("id").asText())
                    .containsExactly(Platform.EU, Platform.US);
            assertThat(find(cells, Platform.EU).path("users").asLong()).isPositive();
            System.out.println(list.output());
        }
    }

    @Test
    void aChangedWeightComesToTheEdgeAndStandsInTheHistory(Platform platform) throws IOException {
        try (Api admin = new Api(platform.edgeAdmin())) {
            Ended changed = weigh(platform, WEIGHT - 10);
            JsonNode shown = json(platform.run("cell", "show", Platform.EU, "--json"));

            assertThat(changed.exitCode()).as(changed.output()).isZero();
            assertThat(shown.path("cell").path("weight").asInt()).isEqualTo(WEIGHT - 10);
            JsonNode latest = shown.path("changes").path(0);
            assertThat(latest.path("by").asText()).isEqualTo("a tester");
            assertThat(latest.path("reason").asText()).isEqualTo("to see");
            Await.until(
                    "the edge knows the new weight",
                    () ->
                            find(admin.get("/cells").body().path("cells"), Platform.EU)
                                            .path("weight")
                                            .asInt()
                                    == WEIGHT - 10);
        } finally {
            assertThat(weigh(platform, WEIGHT).exitCode()).isZero();
        }
        Ended show = platform.run("cell", "show", Platform.EU);
        assertThat(show.output()).contains("CHANGED (UTC)", "a tester", "healthy to the edge");
        System.out.println(show.output());
    }

    @Test
    void aUserIsFoundByTheirName(Platform platform) throws IOException {
        try (TestingPlayer american = TestingPlayer.register(platform, "us")) {
            JsonNode shown = json(platform.run("user", "show", american.username(), "--json"));

            assertThat(shown.path("home").path("userId").asText()).isEqualTo(american.userId());
            assertThat(shown.path("home").path("cell").asText()).isEqualTo(Platform.US);
            assertThat(shown.path("edge").path("cell").asText()).isEqualTo(Platform.US);
            assertThat(shown.path("moves")).isEmpty();

            Ended refused =
                    platform.run(
                            "user",
                            "move",
                            american.userId(),
                            Platform.EU,
                            "--dry-run",
                            "--reason",
                            "to see");
            assertThat(refused.exitCode()).isEqualTo(6);
            assertThat(refused.output()).startsWith("move-leaves-region: ");
        }
    }

    /// The canary has one node, so its players wait; who honours `Retry-After` sees no error.
    @Test
    void aReleaseGoesToOneCellFirstAndItsPlayersOnlyWait(Platform platform) throws Exception {
        try (TestingPlayer american = TestingPlayer.register(platform, "us")) {
            assertThat(
                            platform.run(
                                            "cell",
                                            "rollout",
                                            "start",
                                            "--release",
                                            RELEASE,
                                            "--canary",
                                            Platform.US,
                                            "--soak",
                                            "0s",
                                            "--detach",
                                            "--reason",
                                            "to see")
                                    .exitCode())
                    .isZero();
            assertEnds(
                    platform,
                    6,
                    "rollout-canary-first: ",
                    "cell",
                    "restart",
                    Platform.EU,
                    "--release",
                    RELEASE);

            CompletableFuture<Ended> restart =
                    CompletableFuture.supplyAsync(() ->
                            platform.run("cell", "restart", Platform.US, "--release", RELEASE));
            while (!restart.isDone()) {
                Answer answer = american.api().get("/api/v1/account");
                assertThat(answer.status()).isIn(200, 503);
                if (answer.status() == 503) {
                    assertThat(answer.header("Retry-After")).isNotEmpty();
                    LockSupport.parkNanos(RETRY_AFTER_NANOS);
                }
            }

            assertThat(restart.get().exitCode()).as(restart.get().output()).isZero();
            assertThat(american.api().get("/api/v1/account").status()).isEqualTo(200);
            Await.until(
                    "the canary has soaked",
                    () -> {
                        Ended shown = platform.run("cell", "rollout", "show");
                        return shown.output().startsWith(RELEASE + " is for all cells.");
                    });
            assertThat(platform.run("cell", "list").output()).contains(RELEASE);
            Path file = Files.createTempDirectory("export").resolve("american.zip");
            JsonNode manifest =
                    json(
                            platform.run(
                                    "user",
                                    "export",
                                    american.userId(),
                                    "--out",
                                    file.toString(),
                                    "--reason",
                                    "to see",
                                    "--json"));
            assertThat(manifest.path("cell").asText()).isEqualTo(Platform.US);
            assertThat(manifest.path("bytes").asLong()).isEqualTo(Files.size(file));
        } finally {
            platform.run("cell", "rollout", "halt", "--reason", "seen");
        }
    }

    @Test
    void whatIsWrongUnknownOrRefusedIsToldApart(Platform platform) {
        assertEnds(platform, 2, "Missing required option", "cell", "weight", Platform.EU, "7");
        assertEnds(platform, 2, "cell-unknown: ", "cell", "show", "eu-9");
        assertEnds(platform, 2, "move-unknown: ", "moves", "show", NO_MOVE);
        assertEnds(platform, 2, "nobody registered", "user", "show", "nobody-at-all");
        assertEnds(
                platform,
                6,
                "cell-state-unreachable: ",
                "cell",
                "retire",
                Platform.EU,
                "--reason",
                "to see");
    }

    private static void assertEnds(
            Platform platform, int exitCode, String message, String command, String... arguments) {
        Ended ended = platform.run(command, arguments);
        assertThat(ended.output()).contains(message).doesNotContain("Exception");
        assertThat(ended.exitCode()).isEqualTo(exitCode);
    }

    private static Ended weigh(Platform platform, int weight) {
        return platform.run(
                "cell",
                "weight",
                Platform.EU,
                String.valueOf(weight),
                "--by",
                "a tester",
                "--reason",
                "to see");
    }

    private static JsonNode find(JsonNode cells, String id) {
        return StreamSupport.stream(cells.spliterator(), false)
                .filter(cell -> cell.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(Ended ended) throws IOException {
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return JSON.readTree(ended.output());
    }
}

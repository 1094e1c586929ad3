package io.typogram.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingServer;
import io.typogram.testing.TestingTables;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class EveryEndpointIT {

    private static final String BOARD = "/api/v1/boards/time/60/english/all-time";

    private final CellClient guest = new CellClient();

    @Test
    void everyAnswerSaysWhichCellGaveIt() {
        TestingPlayer player = TestingPlayer.resident();
        for (String path :
                List.of("/api/v1/account", "/api/v1/languages", "/", "/api/v1/nothing")) {
            assertThat(player.get(path).header("Typogram-Cell")).as(path).isEqualTo("eu-1");
        }
    }

    @Test
    void aPathThatThereIsNotIsAProblem() {
        for (String path :
                List.of(
                        "/api/v1",
                        "/api/v1/",
                        "/api/v1/nothing",
                        "/api/v1/results/a/b",
                        "/api/v1/boards/time",
                        "/api/v1/boards/time/60/english",
                        BOARD + "/nothing",
                        "/api/",
                        "/api/v2/languages")) {
            guest.get(path).assertRefused(404, "not-found");
        }
    }

    @Test
    void whatCannotBeDoneToAPathIsAProblem() {
        TestingPlayer player = TestingPlayer.resident();
        var before = TestingTables.sizes();
        assertNotAllowed(player.send("POST", "/api/v1/account"));
        assertNotAllowed(player.send("DELETE", "/api/v1/account/profile"));
        assertNotAllowed(player.send("DELETE", TestingRuns.path(UUID.randomUUID())));
        assertNotAllowed(player.send("POST", TestingRuns.path(UUID.randomUUID())));
        assertNotAllowed(guest.send("GET", "/api/v1/tests"));
        assertNotAllowed(guest.send("POST", "/api/v1/languages"));
        assertNotAllowed(guest.send("PUT", BOARD));
        assertNotAllowed(guest.send("PATCH", "/api/v1/players/" + UUID.randomUUID()));
        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void whatCannotBeHadInThatFormIsAProblem() {
        guest.get("/api/v1/languages", "Accept", "application/xml")
                .assertRefused(406, "not-acceptable");
    }

    /// The container's parser would read on for ever.
    @Test
    void aBodyThatEndsTooEarlyIsRefused() {
        for (String body :
                List.of("{", "{\"x\":[", "{\"x\":{", "{\"x\":[}}", "{\"x\":[[]", "{\"x\":\"")) {
            guest.post("/api/v1/tests", body).assertRefused(400, "malformed-request");
        }
    }

    @Test
    void theCellIsReadyAndLive() {
        for (String path : List.of("/health/ready", "/health/live", "/health")) {
            Answer health = guest.get(path).assertStatus(200);
            assertThat(health.body().getString("status")).isEqualTo("UP");
        }
        assertThat(guest.get("/health/ready").items("checks"))
                .anyMatch(check -> check.getString("name").equals("database"))
                .filteredOn(check -> check.getString("name").equals("release"))
                .singleElement()
                .satisfies(check ->
                        assertThat(check.getJsonObject("data").getString("release"))
                                .isEqualTo(TestingServer.RELEASE));
    }

    @Test
    void keptAndRefusedRunsAreCounted() {
        TestingPlayer player = TestingPlayer.resident();
        TestingRuns.complete(player, TestingRuns.STEADY_STEP_MILLIS);
        player.put(TestingRuns.path(UUID.randomUUID()), TestingRuns.body(TestingRuns.issued(), 5))
                .assertRefused(422, "stream-impossible-speed");

        String metrics = guest.get("/metrics").assertStatus(200).text();

        assertThat(metrics)
                .contains("typogram_results_kept_total")
                .contains("typogram_results_refused_total")
                .contains("code=\"stream-impossible-speed\"");
    }

    @Test
    void theDescriptionOfTheApiListsEveryEndpoint() {
        Answer answer = guest.get("/openapi?format=JSON").assertStatus(200);

        JsonObject paths = answer.body().getJsonObject("paths");
        Set<String> operations = new TreeSet<>();
        paths.forEach((path, item) ->
                item.asJsonObject().keySet().stream()
                        .filter(Set.of("get", "put", "post", "delete", "patch")::contains)
                        .forEach(method -> operations.add(method + " " + path)));
        assertThat(operations)
                .containsExactlyInAnyOrder(
                        "get /api/v1/languages",
                        "get /api/v1/quotes/{language}",
                        "post /api/v1/tests",
                        "put /api/v1/results/{resultId}",
                        "get /api/v1/results",
                        "get /api/v1/results/figures",
                        "get /api/v1/results/keys",
                        "get /api/v1/results/export",
                        "get /api/v1/results/{resultId}/comparison",
                        "get /api/v1/results/{resultId}",
                        "get /api/v1/results/{resultId}/keystrokes",
                        "get /api/v1/results/{resultId}/words",
                        "get /api/v1/results/{resultId}/rescorings",
                        "get /api/v1/results/{resultId}/share",
                        "put /api/v1/results/{resultId}/share",
                        "delete /api/v1/results/{resultId}/share",
                        "get /api/v1/results/{resultId}/tags",
                        "put /api/v1/results/{resultId}/tags",
                        "get /api/v1/imported-results",
                        "post /api/v1/imported-results",
                        "get /api/v1/tags",
                        "put /api/v1/tags/{tagId}",
                        "delete /api/v1/tags/{tagId}",
                        "get /api/v1/tags/{tagId}/results",
                        "get /api/v1/tags/{tagId}/personal-bests",
                        "get /api/v1/progress",
                        "get /api/v1/progress/activity",
                        "put /api/v1/progress/goals",
                        "put /api/v1/progress/time-zone",
                        "post /api/v1/results/{resultId}/appeal",
                        "get /api/v1/results/{resultId}/appeal",
                        "get /api/v1/moderation/appeals",
                        "get /api/v1/moderation/appeals/{appealId}/keystrokes",
                        "get /api/v1/moderation/appeals/{appealId}/words",
                        "post /api/v1/moderation/appeals/{appealId}",
                        "get /api/v1/personal-bests",
                        "get /api/v1/account",
                        "delete /api/v1/account",
                        "get /api/v1/receipts/{receiptId}",
                        "put /api/v1/account/profile",
                        "get /api/v1/account/archive",
                        "get /api/v1/account/keystrokes",
                        "put /api/v1/account/keystrokes",
                        "get /api/v1/account/live-channel",
                        "put /api/v1/account/live-channel",
                        "delete /api/v1/account/live-channel",
                        "get /api/v1/account/preferences",
                        "put /api/v1/account/preferences",
                        "post /api/v1/account/api-keys",
                        "get /api/v1/account/api-keys",
                        "delete /api/v1/account/api-keys/{keyId}",
                        "get /api/v1/tenant",
                        "get /api/v1/players/{userId}",
                        "get /api/v1/players/{userId}/results/{resultId}",
                        "get /api/v1/boards",
                        "get /api/v1/boards/{mode}/{amount}/{language}/{period}",
                        "get /api/v1/boards/{mode}/{amount}/{language}/{period}/players/{userId}",
                        "get /api/v1/boards/{mode}/{amount}/{language}/{period}/around-me");
    }

    @Test
    void theDescriptionSaysWhatNeedsASignIn() {
        JsonObject paths =
                guest.get("/openapi?format=JSON").assertStatus(200).body().getJsonObject("paths");

        assertThat(paths.getJsonObject("/api/v1/account").getJsonObject("get"))
                .containsKey("security");
        assertThat(paths.getJsonObject("/api/v1/languages").getJsonObject("get"))
                .doesNotContainKey("security");
    }

    private static void assertNotAllowed(Answer answer) {
        answer.assertRefused(405, "method-not-allowed");
    }
}

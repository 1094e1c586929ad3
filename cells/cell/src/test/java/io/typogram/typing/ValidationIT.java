package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.TenantId;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.testing.Answer;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingTables;
import io.typogram.testing.Together;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typing.entity.TestSettings;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Runs that do not look typed by hand, from their coming to a moderator's word.
@ExtendWith(ArquillianExtension.class)
class ValidationIT {

    private static final String COMPLETED = "typing.test-completed.v2";
    private static final String FLAGGED = "typing.test-flagged.v1";
    private static final String IMPROVED = "leaderboards.best-improved.v1";
    private static final String APPEALS = "/api/v1/moderation/appeals";
    private static final TestSettings WORDS = TestingStreams.words(25);
    private static final double EVEN_STEP_MILLIS = 110;

    @Test
    void aRunOfAMachineIsKeptAndDoesNotCount() {
        TestingPlayer player = TestingPlayer.resident();

        JsonObject result = machineMade(player);

        assertThat(result.getString("standing")).isEqualTo("flagged");
        assertThat(codes(result)).contains("rhythm-too-even");
        assertThat(result.getJsonArray("suspicions").getJsonObject(0).getString("reason"))
                .endsWith(".");
        assertThat(result.getBoolean("personalBest")).isFalse();
        assertThat(player.get("/api/v1/results").items("items")).containsExactly(result);
        assertDoesNotCount(player);
        assertThat(TestingTables.events(player.id(), FLAGGED)).hasSize(1);
    }

    @Test
    void whoTypesByHandCounts() {
        TestingPlayer player = TestingPlayer.resident();

        JsonObject result = TestingRuns.complete(player, WORDS, EVEN_STEP_MILLIS).body();

        assertThat(result.getString("standing")).isEqualTo("counted");
        assertThat(codes(result)).isEmpty();
        assertCounts(player, result);
        player.post(path(result) + "/appeal", said("But it was me."))
                .assertRefused(409, "result-not-flagged");
        player.get(path(result) + "/appeal").assertRefused(404, "appeal-unknown");
    }

    @Test
    void aRunThatIsSentAgainByAnotherIsKnown() {
        Issued test = TestingRuns.issued(WORDS);
        Keystrokes typed = TestingRuns.byHand(test, EVEN_STEP_MILLIS);
        TestingPlayer ada = TestingPlayer.resident();
        UUID resultId = UUID.randomUUID();
        JsonObject first = send(ada, resultId, test, typed, 1).assertStatus(201).body();

        TestingPlayer grace = TestingPlayer.resident();
        JsonObject replayed =
                send(grace, UUID.randomUUID(), test, typed, .8).assertStatus(201).body();

        assertThat(first.getString("standing")).isEqualTo("counted");
        assertThat(codes(replayed)).containsExactly("replayed-rhythm");
        assertDoesNotCount(grace);
        assertThat(send(ada, resultId, test, typed, 1).assertStatus(200).body()).isEqualTo(first);
    }

    @Test
    void aRhythmIsForgottenInTime() {
        Issued test = TestingRuns.issued(WORDS);
        Keystrokes typed = TestingRuns.byHand(test, EVEN_STEP_MILLIS);
        UUID resultId = UUID.randomUUID();
        send(TestingPlayer.resident(), resultId, test, typed, 1).assertStatus(201);
        assertThat(
                        TestingTables.change(
                                "UPDATE rhythms SET kept_at = kept_at - INTERVAL '31 days'"
                                        + " WHERE result_id = ?",
                                resultId))
                .isPositive();

        JsonObject again =
                send(TestingPlayer.resident(), UUID.randomUUID(), test, typed, 1)
                        .assertStatus(201)
                        .body();

        assertThat(again.getString("standing")).isEqualTo("counted");
        // The server forgets them by itself within a minute, in which another test may count rows.
        TestingTables.change("DELETE FROM rhythms WHERE result_id = ?", resultId);
    }

    @Test
    void aClearedRunCountsAsIfItAlwaysHad() {
        TestingPlayer player = TestingPlayer.resident();
        JsonObject result = machineMade(player);
        JsonObject appeal = appealed(player, result, "It was me.\nI am a metronome.");
        TestingPlayer moderator = TestingPlayer.withRole("moderator");

        JsonObject open = openAppeal(moderator, result);
        assertThat(open.getString("text")).isEqualTo("It was me.\nI am a metronome.");
        assertThat(open.getString("userId")).isEqualTo(player.id().toString());
        assertThat(open.getString("displayName")).isEqualTo(player.username().substring(0, 30));
        assertThat(codes(open.getJsonObject("result"))).contains("rhythm-too-even");
        String appealPath = APPEALS + "/" + open.getString("appealId");
        assertThat(moderator.get(appealPath + "/keystrokes").assertStatus(200).body())
                .isEqualTo(player.get(path(result) + "/keystrokes").body());
        assertThat(moderator.get(appealPath + "/words").assertStatus(200).body())
                .isEqualTo(player.get(path(result) + "/words").assertStatus(200).body());

        moderator.post(appealPath, decision("clear", "Seen on video.")).assertStatus(200);

        JsonObject cleared = player.get(path(result)).assertStatus(200).body();
        assertThat(cleared.getString("standing")).isEqualTo("cleared");
        assertThat(cleared.getBoolean("personalBest")).isTrue();
        assertCounts(player, result);
        JsonObject told = TestingTables.events(player.id(), COMPLETED).getFirst();
        assertThat(told.getString("occurredAt")).isEqualTo(result.getString("completedAt"));
        JsonObject answered = player.get(path(result) + "/appeal").assertStatus(200).body();
        assertThat(answered.getString("state")).isEqualTo("cleared");
        assertThat(answered.getString("reason")).isEqualTo("Seen on video.");
        assertThat(answered.toString()).doesNotContain(moderator.id().toString());
        assertThat(appeal.getString("state")).isEqualTo("open");
        assertThat(isOpen(moderator, result)).isFalse();
        for (String typed : List.of("/keystrokes", "/words")) {
            moderator.get(appealPath + typed).assertRefused(404, "appeal-unknown");
        }
        assertThat(
                        TestingTables.number(
                                "SELECT count(*) FROM appeals WHERE user_id = ? AND decided_by = ?"
                                        + " AND decided_at IS NOT NULL",
                                player.id().value(),
                                moderator.id().value()))
                .isOne();
    }

    @Test
    void ofTwentyWhoDecideAtOnceOneDoes() {
        TestingPlayer player = TestingPlayer.resident();
        JsonObject result = machineMade(player);
        appealed(player, result, "It was me.");
        TestingPlayer moderator = TestingPlayer.withRole("moderator");
        String appeal = APPEALS + "/" + openAppeal(moderator, result).getString("appealId");

        List<Answer> answers =
                Together.call(20, _ -> moderator.post(appeal, decision("clear", "Fine.")));

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 409)).hasSize(19);
        assertCounts(player, result);
    }

    @Test
    void anUpheldRunNeverCounts() {
        TestingPlayer player = TestingPlayer.resident();
        JsonObject result = machineMade(player);
        appealed(player, result, "It was me.");
        TestingPlayer operator = TestingPlayer.withRole("operator");
        String appeal = APPEALS + "/" + openAppeal(operator, result).getString("appealId");

        operator.post(appeal, decision("uphold", "Every key took 110 ms.")).assertStatus(200);

        assertThat(player.get(path(result)).body().getString("standing")).isEqualTo("upheld");
        assertDoesNotCount(player);
        operator.post(appeal, decision("clear", "Well.")).assertRefused(409, "appeal-decided");
        player.post(path(result) + "/appeal", said("Look again!"))
                .assertRefused(409, "appealed-before");
        assertDoesNotCount(player);
    }

    @Test
    void anAppealIsMadeOnce() {
        TestingPlayer player = TestingPlayer.resident();
        JsonObject result = machineMade(player);
        JsonObject first = appealed(player, result, "It was me.");

        assertThat(
                        player.post(path(result) + "/appeal", said(" It was me. "))
                                .assertStatus(200)
                                .body())
                .isEqualTo(first);
        player.post(path(result) + "/appeal", said("No, me."))
                .assertRefused(409, "appealed-before");

        assertThat(player.get(path(result)).body().getString("standing")).isEqualTo("appealed");
        assertThat(
                        TestingTables.number(
                                "SELECT count(*) FROM appeals WHERE user_id = ?",
                                player.id().value()))
                .isOne();
    }

    @Test
    void whatIsNoAppealIsRefusedAndChangesNothing() {
        TestingPlayer player = TestingPlayer.resident();
        JsonObject result = machineMade(player);
        String appeal = path(result) + "/appeal";
        long before = TestingTables.number("SELECT count(*) FROM appeals");

        for (String body :
                List.of("{}", said(""), said("   "), said("x".repeat(1_001)), said("\\u0000"))) {
            player.post(appeal, body).assertRefused(400, "invalid-value");
        }
        TestingPlayer.resident().post(appeal, said("Mine!")).assertRefused(404, "result-unknown");
        player.post(TestingRuns.path(UUID.randomUUID()) + "/appeal", said("?"))
                .assertRefused(404, "result-unknown");

        assertThat(player.get(path(result)).body().getString("standing")).isEqualTo("flagged");
        player.post(appeal, said("x".repeat(1_000))).assertStatus(201);
        assertThat(TestingTables.number("SELECT count(*) FROM appeals")).isEqualTo(before + 1);
    }

    @Test
    void nobodyDecidesButModeratorsAndNobodyAboutTheirOwn() {
        TestingPlayer moderator = TestingPlayer.withRole("moderator");
        JsonObject result = machineMade(moderator);
        appealed(moderator, result, "It was me.");
        String appeal = APPEALS + "/" + openAppeal(moderator, result).getString("appealId");
        TestingPlayer player = TestingPlayer.resident();

        player.get(APPEALS).assertRefused(403, "moderator-needed");
        player.get(appeal + "/keystrokes").assertRefused(403, "moderator-needed");
        player.get(appeal + "/words").assertRefused(403, "moderator-needed");
        player.post(appeal, decision("clear", "I can.")).assertRefused(403, "moderator-needed");
        moderator.post(appeal, decision("clear", "I can.")).assertRefused(403, "appeal-own");
        moderator
                .post(APPEALS + "/" + UUID.randomUUID(), decision("clear", "?"))
                .assertRefused(404, "appeal-unknown");
        moderator
                .post(APPEALS + "/none", decision("clear", "?"))
                .assertRefused(404, "appeal-unknown");
        moderator.post(appeal, decision("forget", "?")).assertRefused(400, "invalid-value");
        moderator.post(appeal, decision("clear", "")).assertRefused(400, "invalid-value");

        assertThat(moderator.get(path(result)).body().getString("standing")).isEqualTo("appealed");
    }

    @Test
    void aModeratorIsNotToldTheNameOfATenantsMember() {
        TestingPlayer member = TestingPlayer.member(new TenantId("acme"));
        JsonObject result = machineMade(member);
        appealed(member, result, "It was me.");

        JsonObject open = openAppeal(TestingPlayer.withRole("moderator"), result);

        assertThat(open.getString("userId")).isEqualTo(member.id().toString());
        assertThat(open).doesNotContainKey("displayName");
    }

    @Test
    void openAppealsAreReadPageByPageOldestFirst() {
        TestingPlayer moderator = TestingPlayer.withRole("moderator");
        List<String> appealed =
                IntStream.range(0, 3)
                        .mapToObj(_ -> {
                            TestingPlayer player = TestingPlayer.resident();
                            JsonObject result = machineMade(player);
                            appealed(player, result, "It was me.");
                            return result.getString("resultId");
                        })
                        .toList();

        List<String> seen = open(moderator, 1).stream().map(ValidationIT::resultId).toList();

        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(appealed);
        assertThat(open(moderator, 100).stream().map(ValidationIT::resultId)).isEqualTo(seen);
    }

    private static JsonObject machineMade(TestingPlayer player) {
        Issued test = TestingRuns.issued(WORDS);
        Keystrokes even = TestingStreams.typed(TestingRuns.text(test), EVEN_STEP_MILLIS);
        return player.put(TestingRuns.path(UUID.randomUUID()), TestingRuns.body(test.token(), even))
                .assertStatus(201)
                .body();
    }

    private static Answer send(
            TestingPlayer player, UUID resultId, Issued test, Keystrokes typed, double stretch) {
        double[] atMillis =
                Arrays.stream(typed.atMillis())
                        .map(at -> Math.round(at * stretch * 10) / 10.0)
                        .toArray();
        return player.put(
                TestingRuns.path(resultId),
                TestingRuns.body(test.token(), atMillis, typed.actions(), typed.keys()));
    }

    private static JsonObject appealed(TestingPlayer player, JsonObject result, String text) {
        return player.post(path(result) + "/appeal", said(text.replace("\n", "\\n")))
                .assertStatus(201)
                .body();
    }

    private static JsonObject openAppeal(TestingPlayer moderator, JsonObject result) {
        return open(moderator, 100).stream()
                .filter(appeal -> resultId(appeal).equals(result.getString("resultId")))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isOpen(TestingPlayer moderator, JsonObject result) {
        return open(moderator, 100).stream()
                .anyMatch(appeal -> resultId(appeal).equals(result.getString("resultId")));
    }

    private static List<JsonObject> open(TestingPlayer moderator, int limit) {
        List<JsonObject> open = new ArrayList<>();
        String next = APPEALS + "?limit=" + limit;
        while (!next.isEmpty()) {
            Answer page = moderator.get(next).assertStatus(200);
            open.addAll(page.items("items"));
            next =
                    page.body().containsKey("nextCursor")
                            ? "%s?limit=%d&cursor=%s"
                                    .formatted(APPEALS, limit, page.body().getString("nextCursor"))
                            : "";
        }
        return open;
    }

    private static String resultId(JsonObject appeal) {
        return appeal.getJsonObject("result").getString("resultId");
    }

    private static void assertCounts(TestingPlayer player, JsonObject result) {
        assertThat(TestingTables.events(player.id(), COMPLETED)).hasSize(1);
        assertThat(TestingTables.events(player.id(), IMPROVED)).hasSize(1);
        assertThat(player.get("/api/v1/personal-bests").items("items"))
                .singleElement()
                .satisfies(best -> {
                    assertThat(best.getString("resultId")).isEqualTo(result.getString("resultId"));
                    assertThat(best.getString("achievedAt"))
                            .isEqualTo(result.getString("completedAt"));
                });
        assertThat(entries(player)).isEqualTo(3);
    }

    private static void assertDoesNotCount(TestingPlayer player) {
        assertThat(TestingTables.events(player.id(), COMPLETED)).isEmpty();
        assertThat(TestingTables.events(player.id(), IMPROVED)).isEmpty();
        assertThat(player.get("/api/v1/personal-bests").items("items")).isEmpty();
        assertThat(entries(player)).isZero();
    }

    /// One for each period.
    private static long entries(TestingPlayer player) {
        return TestingTables.number(
                "SELECT count(*) FROM board_entries WHERE user_id = ?", player.id().value());
    }

    private static List<String> codes(JsonObject result) {
        return result.getJsonArray("suspicions").getValuesAs(JsonObject.class).stream()
                .map(suspicion -> suspicion.getString("code"))
                .toList();
    }

    private static String path(JsonObject result) {
        return TestingRuns.path(UUID.fromString(result.getString("resultId")));
    }

    private static String said(String text) {
        return "{\"text\":\"%s\"}".formatted(text);
    }

    private static String decision(String decision, String reason) {
        return "{\"decision\":\"%s\",\"reason\":\"%s\"}".formatted(decision, reason);
    }
}

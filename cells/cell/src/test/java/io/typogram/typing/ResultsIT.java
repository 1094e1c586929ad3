package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingTables;
import io.typogram.testing.Together;
import io.typogram.typing.entity.IssueOutcome.Issued;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ResultsIT {

    private static final String COMPLETED = "typing.test-completed.v2";
    private static final double SLOW = 240;
    private static final double FAST = 60;

    /// 375 wpm: few enough characters take no longer than clocks of two nodes may differ.
    private static final double SPRINT = 32;

    private static final int SPRINT_CHARACTERS = 60;

    private final CellClient guest = new CellClient();

    @Test
    void thereAreLanguagesToTypeIn() {
        Answer answer = guest.get("/api/v1/languages").assertStatus(200);

        assertThat(answer.items("languages")).hasSizeGreaterThanOrEqualTo(5);
        assertThat(answer.items("languages").getFirst())
                .isEqualTo(
                        Json.createObjectBuilder()
                                .add("direction", "ltr")
                                .add("id", "english")
                                .add("lazy", false)
                                .add("name", "English")
                                .build());
        assertThat(answer.items("languages"))
                .anyMatch(language -> language.getString("direction").equals("rtl"));
        assertThat(answer.header("Cache-Control")).contains("public", "max-age=300");
    }

    @Test
    void aTestIsIssuedToAnybodyAndNothingIsStored() {
        var before = TestingTables.sizes();

        Answer answer = issue(30, "time").assertStatus(201);

        JsonObject test = answer.body();
        assertThat(test.getString("mode")).isEqualTo("time");
        assertThat(test.getInt("amount")).isEqualTo(30);
        assertThat(test.getString("language")).isEqualTo("english");
        assertThat(test.getBoolean("punctuation")).isFalse();
        assertThat(test.getBoolean("numbers")).isFalse();
        assertThat(test.getJsonArray("words")).hasSizeGreaterThan(100);
        assertThat(UUID.fromString(test.getString("testId")).version()).isEqualTo(4);
        assertThat(Instant.parse(test.getString("expiresAt")))
                .isEqualTo(Instant.parse(test.getString("issuedAt")).plus(Duration.ofDays(7)));
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(issue(30, "time").body().getString("testId"))
                .isNotEqualTo(test.getString("testId"));
        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void anIssuedTestThatWasTypedIsKept() {
        TestingPlayer player = TestingPlayer.resident();
        JsonObject test =
                Stream.generate(() -> issue(10, "words").body())
                        .filter(issued -> text(issued).length() <= SPRINT_CHARACTERS)
                        .findFirst()
                        .orElseThrow();
        Keystrokes typed = TestingStreams.typed(text(test), SPRINT);

        JsonObject result =
                player.put(
                                TestingRuns.path(UUID.randomUUID()),
                                TestingRuns.body(test.getString("token"), typed))
                        .assertStatus(201)
                        .body();

        assertThat(result.getString("testId")).isEqualTo(test.getString("testId"));
        assertThat(result.getInt("accuracy")).isEqualTo(100);
    }

    @Test
    void aResultHasAllItsFigures() {
        TestingPlayer player = TestingPlayer.resident();
        Issued test = TestingRuns.issued();
        UUID resultId = UUID.randomUUID();
        String text = TestingRuns.text(test);

        Answer answer =
                player.put(
                        TestingRuns.path(resultId),
                        TestingRuns.body(test, TestingRuns.STEADY_STEP_MILLIS));

        JsonObject result = answer.assertStatus(201).body();
        double seconds = (text.length() - 1) * TestingRuns.STEADY_STEP_MILLIS / 1_000;
        assertThat(result.getString("resultId")).isEqualTo(resultId.toString());
        assertThat(result.getString("testId")).isEqualTo(test.test().testId().toString());
        assertThat(result.getString("mode")).isEqualTo("words");
        assertThat(result.getInt("amount")).isEqualTo(10);
        assertThat(result.getString("language")).isEqualTo("english");
        assertThat(result.getBoolean("punctuation")).isFalse();
        assertThat(result.getBoolean("numbers")).isFalse();
        assertThat(figure(result, "wpm"))
                .isEqualTo(Math.round(text.length() / 5.0 / (seconds / 60) * 100) / 100.0)
                .isEqualTo(figure(result, "raw"));
        assertThat(figure(result, "accuracy")).isEqualTo(100);
        assertThat(figure(result, "consistency")).isBetween(0.0, 100.0);
        assertThat(figure(result, "keyConsistency")).isBetween(0.0, 100.0);
        assertThat(figure(result, "durationSeconds")).isEqualTo(Math.round(seconds * 100) / 100.0);
        assertThat(result.getInt("afkSeconds")).isZero();
        assertThat(result.getJsonObject("characters").getInt("correct")).isEqualTo(text.length());
        assertThat(result.getJsonObject("characters").getInt("missed")).isZero();
        assertThat(result.getJsonArray("wpmPerSecond"))
                .hasSameSizeAs(result.getJsonArray("rawPerSecond"))
                .hasSameSizeAs(result.getJsonArray("errorsPerSecond"))
                .isNotEmpty();
        assertThat(result.getBoolean("personalBest")).isTrue();
        assertThat(result.getInt("formulaVersion")).isEqualTo(1);
        assertThat(result.getString("standing")).isEqualTo("counted");
        assertThat(result.getJsonArray("suspicions")).isEmpty();
        assertThat(Instant.parse(result.getString("completedAt")))
                .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        assertThat(answer.header("Cache-Control")).contains("private");
        assertThat(player.get(TestingRuns.path(resultId)).assertStatus(200).text())
                .isEqualTo(answer.text());
    }

    @Test
    void aKeptResultIsToldOnce() {
        TestingPlayer player = TestingPlayer.resident();

        JsonObject result = TestingRuns.complete(player, TestingRuns.STEADY_STEP_MILLIS).body();

        List<JsonObject> told = TestingTables.events(player.id(), COMPLETED);
        assertThat(told).hasSize(1);
        JsonObject payload = told.getFirst().getJsonObject("payload");
        for (String field : List.of("resultId", "mode", "amount", "language", "wpm", "accuracy")) {
            assertThat(payload.get(field)).as(field).isEqualTo(result.get(field));
        }
        assertThat(payload.getString("occurredAt")).isEqualTo(result.getString("completedAt"));
        assertThat(sequences(player)).isEqualTo(List.of(1L, 2L, 3L));
    }

    @Test
    void sentAgainItIsAnsweredAgainAndKeptOnce() {
        TestingPlayer player = TestingPlayer.resident();
        UUID resultId = UUID.randomUUID();
        String run = TestingRuns.body(TestingRuns.issued(), TestingRuns.STEADY_STEP_MILLIS);

        Answer first = player.put(TestingRuns.path(resultId), run).assertStatus(201);
        var sizes = TestingTables.sizes();
        Answer second = player.put(TestingRuns.path(resultId), run).assertStatus(200);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(TestingTables.sizes()).isEqualTo(sizes);
        assertThat(rows(player)).isEqualTo(1);
        assertThat(TestingTables.events(player.id(), COMPLETED)).hasSize(1);
    }

    @Test
    void whatWasAnsweredOnceIsAnsweredAgainWhateverIsSent() {
        TestingPlayer player = TestingPlayer.resident();
        UUID resultId = UUID.randomUUID();
        String run = TestingRuns.body(TestingRuns.issued(), TestingRuns.STEADY_STEP_MILLIS);
        Answer first = player.put(TestingRuns.path(resultId), run).assertStatus(201);

        String other = TestingRuns.body(TestingRuns.issued(), FAST);
        Answer second = player.put(TestingRuns.path(resultId), other).assertStatus(200);

        assertThat(second.text()).isEqualTo(first.text());
        assertThat(rows(player)).isEqualTo(1);
    }

    @Test
    void aTestIsCompletedOnce() {
        TestingPlayer player = TestingPlayer.resident();
        String run = TestingRuns.body(TestingRuns.issued(), TestingRuns.STEADY_STEP_MILLIS);
        player.put(TestingRuns.path(UUID.randomUUID()), run).assertStatus(201);
        var sizes = TestingTables.sizes();

        player.put(TestingRuns.path(UUID.randomUUID()), run)
                .assertRefused(409, "test-already-completed");

        assertThat(TestingTables.sizes()).isEqualTo(sizes);
    }

    @Test
    void twoPlayersCanTypeOneTestUnderOneIdAndDoNotSeeEachOther() {
        TestingPlayer ada = TestingPlayer.resident();
        TestingPlayer grace = TestingPlayer.resident();
        UUID resultId = UUID.randomUUID();
        Issued test = TestingRuns.issued();

        String ofAda =
                ada.put(TestingRuns.path(resultId), TestingRuns.body(test, FAST))
                        .assertStatus(201)
                        .text();
        grace.get(TestingRuns.path(resultId)).assertRefused(404, "result-unknown");
        String ofGrace =
                grace.put(TestingRuns.path(resultId), TestingRuns.body(test, SLOW))
                        .assertStatus(201)
                        .text();

        assertThat(ada.get(TestingRuns.path(resultId)).text()).isEqualTo(ofAda);
        assertThat(grace.get(TestingRuns.path(resultId)).text()).isEqualTo(ofGrace);
        assertThat(ofGrace).isNotEqualTo(ofAda);
    }

    @Test
    void twentyWhoSendOneResultAtOnceGetOneAnswer() {
        TestingPlayer player = TestingPlayer.resident();
        UUID resultId = UUID.randomUUID();
        String run = TestingRuns.body(TestingRuns.issued(), TestingRuns.STEADY_STEP_MILLIS);

        List<Answer> answers = Together.call(20, _ -> player.put(TestingRuns.path(resultId), run));

        assertThat(answers).allMatch(answer -> answer.status() / 100 == 2);
        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
        assertThat(rows(player)).isEqualTo(1);
        assertThat(TestingTables.events(player.id(), COMPLETED)).hasSize(1);
    }

    @Test
    void twentyResultsOfOneTestAtOnceLeaveOne() {
        TestingPlayer player = TestingPlayer.resident();
        String run = TestingRuns.body(TestingRuns.issued(), TestingRuns.STEADY_STEP_MILLIS);

        List<Answer> answers =
                Together.call(20, _ -> player.put(TestingRuns.path(UUID.randomUUID()), run));

        assertThat(answers.stream().filter(answer -> answer.status() == 201)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 201))
                .allSatisfy(lost -> lost.assertRefused(409, "test-already-completed"));
        assertThat(rows(player)).isEqualTo(1);
    }

    @Test
    void twentyTestsCompletedAtOnceAreAllKeptAndNumberedWithoutGaps() {
        TestingPlayer player = TestingPlayer.resident();

        List<Answer> answers =
                Together.call(20, caller -> TestingRuns.complete(player, 100 + caller));

        assertThat(rows(player)).isEqualTo(20);
        assertThat(answers.stream().filter(answer -> answer.body().getBoolean("personalBest")))
                .isNotEmpty();
        List<Long> sequences = sequences(player).stream().sorted().toList();
        assertThat(sequences)
                .isEqualTo(
                        IntStream.rangeClosed(1, sequences.size())
                                .mapToObj(Long::valueOf)
                                .toList());
        double fastest =
                answers.stream()
                        .mapToDouble(answer -> figure(answer.body(), "wpm"))
                        .max()
                        .orElseThrow();
        assertThat(figure(bests(player).getFirst(), "wpm")).isEqualTo(fastest);
    }

    @Test
    void onlyAFasterRunIsABest() {
        TestingPlayer player = TestingPlayer.resident();
        Issued test = sameLength(TestingRuns.issued());
        JsonObject first = send(player, test, TestingRuns.STEADY_STEP_MILLIS);
        JsonObject equal = send(player, sameLength(test), TestingRuns.STEADY_STEP_MILLIS);
        JsonObject slower = send(player, sameLength(test), SLOW);
        JsonObject faster = send(player, sameLength(test), FAST);

        assertThat(equal.get("wpm")).isEqualTo(first.get("wpm"));
        assertThat(
                        Stream.of(first, equal, slower, faster)
                                .map(result -> result.getBoolean("personalBest")))
                .containsExactly(true, false, false, true);
        assertThat(bests(player)).hasSize(1);
        JsonObject best = bests(player).getFirst();
        assertThat(best.get("resultId")).isEqualTo(faster.get("resultId"));
        assertThat(best.get("wpm")).isEqualTo(faster.get("wpm"));
        assertThat(best.get("accuracy")).isEqualTo(faster.get("accuracy"));
        assertThat(best.get("achievedAt")).isEqualTo(faster.get("completedAt"));
    }

    @Test
    void everyKindOfTestHasABestOfItsOwn() {
        TestingPlayer player = TestingPlayer.resident();
        assertThat(bests(player)).isEmpty();

        TestingRuns.complete(player, FAST);
        TestingRuns.complete(player, TestingStreams.words(25), SLOW);
        TestingRuns.complete(
                player, TestingRuns.inLanguage(TestingStreams.words(10), "french"), SLOW);

        assertThat(
                        bests(player).stream()
                                .map(best -> best.getInt("amount") + best.getString("language")))
                .containsExactly("10english", "10french", "25english");
    }

    @Test
    void theWordsOfARunAreToldAgain() {
        TestingPlayer player = TestingPlayer.resident();
        Issued test = TestingRuns.issued();
        UUID resultId = UUID.randomUUID();
        player.put(TestingRuns.path(resultId), TestingRuns.body(test, SLOW)).assertStatus(201);
        String words = TestingRuns.path(resultId) + "/words";

        assertThat(
                        player.get(words)
                                .assertStatus(200)
                                .body()
                                .getJsonArray("words")
                                .getValuesAs(JsonString::getString))
                .isEqualTo(test.words());
        TestingPlayer.resident().get(words).assertRefused(404, "result-unknown");

        TestingTables.change(
                "UPDATE results SET words_version = 1 WHERE user_id = ?", player.id().value());
        player.get(words).assertRefused(410, "words-outdated");
    }

    @Test
    void aHistoryIsReadPageByPageNewestFirst() {
        TestingPlayer player = TestingPlayer.resident();
        List<String> newestFirst = new ArrayList<>();
        for (int run = 0; run < 7; run++) {
            newestFirst.addFirst(
                    TestingRuns.complete(player, 100 + run).body().getString("resultId"));
        }

        for (int limit : List.of(1, 2, 3, 6, 7, 100)) {
            assertThat(history(player, limit)).as("%d a page", limit).isEqualTo(newestFirst);
        }

        assertThat(ids(player.get("/api/v1/results"))).isEqualTo(newestFirst);
    }

    @Test
    void resultsOfOneInstantArePagedWithoutGapsOrDoubles() {
        TestingPlayer player = TestingPlayer.resident();
        for (int run = 0; run < 6; run++) {
            TestingRuns.complete(player, 100 + run);
        }
        TestingTables.change(
                "UPDATE results SET completed_at = '2026-01-01T00:00:00.123456Z' WHERE user_id = ?",
                player.id().value());

        List<String> seen = history(player, 2);

        assertThat(new HashSet<>(seen)).hasSize(6);
        assertThat(seen).isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void aResultThatComesBetweenTwoPagesMovesNothing() {
        TestingPlayer player = TestingPlayer.resident();
        for (int run = 0; run < 4; run++) {
            TestingRuns.complete(player, 100 + run);
        }
        List<String> before = ids(player.get("/api/v1/results"));
        Answer page = player.get("/api/v1/results?limit=2");
        TestingRuns.complete(player, 90);

        Answer next =
                player.get("/api/v1/results?limit=2&cursor=" + page.body().getString("nextCursor"));

        assertThat(ids(page)).isEqualTo(before.subList(0, 2));
        assertThat(ids(next)).isEqualTo(before.subList(2, 4));
    }

    @Test
    void whoHasTypedNothingHasAnEmptyHistory() {
        Answer page = TestingPlayer.resident().get("/api/v1/results").assertStatus(200);

        assertThat(page.items("items")).isEmpty();
        assertThat(page.body().containsKey("nextCursor")).isFalse();
    }

    private Answer issue(int amount, String mode) {
        return guest.post(
                "/api/v1/tests",
                "{\"mode\":\"%s\",\"amount\":%d,\"language\":\"english\"}".formatted(mode, amount));
    }

    private static String text(JsonObject test) {
        return String.join(
                " ",
                test.getJsonArray("words").getValuesAs(JsonString.class).stream()
                        .map(JsonString::getString)
                        .toList());
    }

    /// Another test with a text as long, so that equal steps make equal speeds.
    private static Issued sameLength(Issued model) {
        int length = TestingRuns.text(model).length();
        return Stream.generate(TestingRuns::issued)
                .filter(test -> TestingRuns.text(test).length() == length)
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject send(TestingPlayer player, Issued test, double stepMillis) {
        return player.put(TestingRuns.path(UUID.randomUUID()), TestingRuns.body(test, stepMillis))
                .assertStatus(201)
                .body();
    }

    private static double figure(JsonObject result, String name) {
        return result.getJsonNumber(name).doubleValue();
    }

    private static List<JsonObject> bests(TestingPlayer player) {
        return player.get("/api/v1/personal-bests").assertStatus(200).items("items");
    }

    private static List<String> history(TestingPlayer player, int limit) {
        List<String> seen = new ArrayList<>();
        String next = "/api/v1/results?limit=" + limit;
        while (!next.isEmpty()) {
            Answer page = player.get(next).assertStatus(200);
            assertThat(page.items("items")).hasSizeBetween(1, limit);
            seen.addAll(ids(page));
            next =
                    page.body().containsKey("nextCursor")
                            ? "/api/v1/results?limit=%d&cursor=%s"
                                    .formatted(limit, page.body().getString("nextCursor"))
                            : "";
        }
        return seen;
    }

    private static List<String> ids(Answer page) {
        return page.assertStatus(200).items("items").stream()
                .map(result -> result.getString("resultId"))
                .toList();
    }

    private static long rows(TestingPlayer player) {
        return TestingTables.number(
                "SELECT count(*) FROM results WHERE user_id = ?", player.id().value());
    }

    private static List<Long> sequences(TestingPlayer player) {
        return TestingTables.events(player.id()).stream()
                .map(event -> event.getJsonNumber("sequence").longValue())
                .toList();
    }
}

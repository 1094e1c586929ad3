package io.typogram.leaderboards;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.leaderboards.entity.Board;
import io.typogram.leaderboards.entity.Period;
import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingTables;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.entity.Difficulty;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class BoardsIT {

    private static final String BEST_IMPROVED = "leaderboards.best-improved.v1";
    private static final Instant EARLY = Instant.parse("2026-01-01T00:00:00.000001Z");
    private static final Instant LATE = Instant.parse("2026-01-01T00:00:00.000002Z");

    /// Each test has a board for itself, of a language that no other test types in.
    private static final List<Board> BOARDS =
            List.of("german", "italian", "persian", "russian", "spanish").stream()
                    .flatMap(language ->
                            Mode.WORDS.boardAmounts().stream()
                                    .map(amount -> new Board("words", amount, language)))
                    .toList();

    private static final AtomicInteger NEXT_BOARD = new AtomicInteger();

    private final CellClient guest = new CellClient();
    private final Board board = BOARDS.get(NEXT_BOARD.getAndIncrement());

    @Test
    void theBoardsThereAreAreListed() {
        Answer answer = guest.get("/api/v1/boards").assertStatus(200);

        assertThat(answer.items("boards"))
                .hasSize(8 * guest.get("/api/v1/languages").items("languages").size());
        assertThat(answer.body().getJsonArray("periods").toString())
                .isEqualTo("[\"all-time\",\"daily\",\"weekly\"]");
        for (JsonObject one : answer.items("boards")) {
            guest.get(
                            "/api/v1/boards/%s/%d/%s/weekly"
                                    .formatted(
                                            one.getString("mode"),
                                            one.getInt("amount"),
                                            one.getString("language")))
                    .assertStatus(200);
        }
    }

    @Test
    void anEmptyBoardIsABoard() {
        Answer answer = guest.get(path("all-time")).assertStatus(200);

        assertThat(answer.body().getInt("total")).isZero();
        assertThat(answer.items("entries")).isEmpty();
        assertThat(answer.body().containsKey("nextCursor")).isFalse();
        assertThat(answer.body().getString("scope")).isEqualTo("all");
        assertThat(answer.body().getJsonObject("board").getString("language"))
                .isEqualTo(board.language());
    }

    @Test
    void aRunStandsOnEveryBoardOfItsKindAtOnce() {
        TestingPlayer player = TestingPlayer.resident();

        JsonObject run = type(player, 120);

        for (String period : List.of("all-time", "daily", "weekly")) {
            for (String scope : List.of("all", "cell")) {
                Answer answer = guest.get(path(period) + "?scope=" + scope).assertStatus(200);
                assertThat(answer.body().getString("scope")).isEqualTo(scope);
                assertThat(answer.body().getInt("total")).isEqualTo(1);
                JsonObject entry = answer.items("entries").getFirst();
                assertThat(entry.getInt("rank")).isEqualTo(1);
                assertThat(entry.getString("userId")).isEqualTo(player.id().toString());
                assertThat(entry.getString("displayName"))
                        .isEqualTo(player.username().substring(0, 30));
                assertThat(entry.getString("cell")).isEqualTo("eu-1");
                assertThat(entry.get("resultId")).isEqualTo(run.get("resultId"));
                assertThat(entry.get("achievedAt")).isEqualTo(run.get("completedAt"));
                assertThat(entry.getJsonNumber("wpm").doubleValue())
                        .isEqualTo(run.getJsonNumber("wpm").doubleValue());
                assertThat(entry.getJsonNumber("accuracy").doubleValue()).isEqualTo(100);
            }
        }
        Instant completedAt = Instant.parse(run.getString("completedAt"));
        assertThat(
                        TestingTables.texts(
                                "SELECT period FROM board_entries WHERE user_id = ?",
                                player.id().value()))
                .containsExactlyInAnyOrder(
                        "all-time",
                        Period.DAILY.containing(completedAt),
                        Period.WEEKLY.containing(completedAt));
    }

    @Test
    void aPlayerStandsOnABoardOnceWithTheBestRun() {
        TestingPlayer player = TestingPlayer.resident();
        JsonObject slow = type(player, 240);
        JsonObject fast = type(player, 80);
        JsonObject between = type(player, 160);

        List<JsonObject> entries = guest.get(path("all-time") + "?limit=10").items("entries");

        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().get("resultId")).isEqualTo(fast.get("resultId"));
        List<JsonObject> told = TestingTables.events(player.id(), BEST_IMPROVED);
        assertThat(
                        told.stream()
                                .map(event ->
                                        event.getJsonObject("payload")
                                                .getJsonObject("run")
                                                .get("resultId")))
                .containsExactly(slow.get("resultId"), fast.get("resultId"))
                .doesNotContain(between.get("resultId"));
        JsonObject payload = told.getFirst().getJsonObject("payload");
        assertThat(payload.getString("board")).isEqualTo(board.name());
        assertThat(payload.getJsonArray("periods")).hasSize(3);
    }

    @Test
    void runsWithPunctuationOrNumbersStandOnNoBoard() {
        TestingPlayer player = TestingPlayer.resident();
        TestSettings plain = settings();
        for (TestSettings settings :
                List.of(
                        with(plain, true, false, Difficulty.NORMAL, false),
                        with(plain, false, true, Difficulty.NORMAL, false),
                        with(plain, false, false, Difficulty.MASTER, false),
                        plain.withAmount(11))) {
            TestingRuns.complete(player, settings, 120);
        }

        assertThat(guest.get(path("all-time") + "?limit=10").body().getInt("total")).isZero();
        assertThat(TestingTables.events(player.id(), BEST_IMPROVED)).isEmpty();
    }

    @Test
    void tiesStandByAccuracyThenTimeThenId() {
        List<UserId> users =
                IntStream.range(0, 6)
                        .mapToObj(_ -> new UserId(UUID.randomUUID()))
                        .sorted((one, other) -> one.toString().compareTo(other.toString()))
                        .toList();
        plant(users.get(0), "eu-1", 50_00, 90_00, EARLY);
        plant(users.get(5), "us-1", 50_00, 95_00, LATE);
        plant(users.get(2), "eu-1", 50_00, 95_00, EARLY);
        plant(users.get(1), "us-1", 50_00, 95_00, EARLY);
        plant(users.get(4), "us-1", 50_01, 10_00, LATE);
        plant(users.get(3), "us-1", 49_99, 100_00, EARLY);

        assertThat(ids(guest.get(path("all-time") + "?limit=10")))
                .isEqualTo(
                        List.of(4, 1, 2, 5, 0, 3).stream()
                                .map(place -> users.get(place).toString())
                                .toList());
    }

    @Test
    void aBoardIsReadPageByPageWithoutGapsOrDoubles() {
        for (int entry = 0; entry < 23; entry++) {
            plant(
                    new UserId(UUID.randomUUID()),
                    entry % 2 == 0 ? "eu-1" : "us-1",
                    50_00 + entry / 6,
                    95_00 + entry / 3 % 2,
                    entry % 3 == 0 ? EARLY : LATE);
        }
        List<String> all = ids(guest.get(path("all-time") + "?limit=100"));
        assertThat(all).hasSize(23).doesNotHaveDuplicates();

        for (int limit : List.of(1, 4, 22, 23)) {
            List<String> seen = new ArrayList<>();
            List<Integer> ranks = new ArrayList<>();
            String cursor = "";
            do {
                Answer page =
                        guest.get(path("all-time") + "?limit=" + limit + "&cursor=" + cursor)
                                .assertStatus(200);
                assertThat(page.body().getInt("total")).isEqualTo(23);
                seen.addAll(ids(page));
                page.items("entries").forEach(entry -> ranks.add(entry.getInt("rank")));
                cursor = page.body().getString("nextCursor", "");
            } while (!cursor.isEmpty());
            assertThat(seen).as("%d a page", limit).isEqualTo(all);
            assertThat(ranks).isEqualTo(IntStream.rangeClosed(1, 23).boxed().toList());
        }
    }

    @Test
    void aCellsBoardHasItsOwnPlayersOnly() {
        TestingPlayer player = TestingPlayer.resident();
        type(player, 120);
        UserId american = new UserId(UUID.randomUUID());
        plant(american, "us-1", 300_00, 100_00, EARLY);

        assertThat(ids(guest.get(path("all-time") + "?scope=cell&limit=10")))
                .containsExactly(player.id().toString());
        Answer all = guest.get(path("all-time") + "?scope=all&limit=10");
        assertThat(ids(all)).containsExactly(american.toString(), player.id().toString());
        assertThat(all.items("entries").getFirst().getString("cell")).isEqualTo("us-1");
        assertThat(all.items("entries").getFirst().containsKey("displayName")).isFalse();
    }

    @Test
    void aPeriodThatIsOverIsNotShown() {
        UserId user = new UserId(UUID.randomUUID());
        plant(user, "us-1", "daily-2020-01-01", 50_00, 95_00, EARLY);
        plant(user, "us-1", "weekly-2020-W01", 50_00, 95_00, EARLY);

        for (String period : List.of("daily", "weekly", "all-time")) {
            assertThat(guest.get(path(period) + "?limit=10").body().getInt("total")).isZero();
        }
    }

    @Test
    void aPlayerSeesThoseAround() {
        TestingPlayer player = TestingPlayer.resident();
        long own = Math.round(type(player, 120).getJsonNumber("wpm").doubleValue() * 100);
        for (int step = 1; step <= 5; step++) {
            plant(new UserId(UUID.randomUUID()), "us-1", own + step, 95_00, EARLY);
            plant(new UserId(UUID.randomUUID()), "us-1", own - step, 95_00, EARLY);
        }
        List<String> all = ids(guest.get(path("all-time") + "?limit=100"));

        Answer around = player.get(path("all-time") + "/around-me?radius=2").assertStatus(200);

        assertThat(ids(around)).isEqualTo(all.subList(3, 8));
        assertThat(around.items("entries").stream().map(entry -> entry.getInt("rank")))
                .containsExactly(4, 5, 6, 7, 8);
        assertThat(around.items("entries").get(2).getString("userId"))
                .isEqualTo(player.id().toString());
        assertThat(around.body().getInt("total")).isEqualTo(11);
        assertThat(around.header("Cache-Control")).contains("private");
        assertThat(ids(player.get(path("all-time") + "/around-me"))).isEqualTo(all);
        assertThat(ids(player.get(path("all-time") + "/around-me?scope=cell")))
                .containsExactly(player.id().toString());
        assertThat(ids(player.get(path("daily") + "/around-me?radius=1")))
                .containsExactly(player.id().toString());
    }

    @Test
    void anybodySeesWhereAPlayerStands() {
        UserId first = new UserId(UUID.randomUUID());
        UserId second = new UserId(UUID.randomUUID());
        plant(first, "us-1", 150_00, 95_00, EARLY);
        plant(second, "us-1", 140_00, 95_00, EARLY);

        Answer place = guest.get(placeOf(second.toString())).assertStatus(200);

        assertThat(ids(place)).containsExactly(second.toString());
        assertThat(place.items("entries").getFirst().getInt("rank")).isEqualTo(2);
        assertThat(place.body().getInt("total")).isEqualTo(2);
        assertThat(place.header("Cache-Control")).contains("public");
    }

    @Test
    void whereNobodyStandsIsAProblem() {
        plant(new UserId(UUID.randomUUID()), "us-1", 50_00, 95_00, EARLY);
        String nobody = UUID.randomUUID().toString();

        guest.get(placeOf(nobody)).assertRefused(404, "not-on-board");
        guest.get(placeOf("somebody")).assertRefused(404, "not-on-board");
        guest.get("/api/v1/boards/words/11/english/all-time/players/" + nobody)
                .assertRefused(404, "board-unknown");
    }

    private String placeOf(String user) {
        return path("all-time") + "/players/" + user;
    }

    @Test
    void whoHasNoRunIsNotOnTheBoard() {
        TestingPlayer player = TestingPlayer.resident();
        plant(new UserId(UUID.randomUUID()), "us-1", 50_00, 95_00, EARLY);

        player.get(path("all-time") + "/around-me").assertRefused(404, "not-on-board");
        guest.get(path("all-time") + "/around-me").assertRefused(401, "sign-in-needed");
    }

    @Test
    void aBoardThatStandsStillIsNotSentAgain() {
        type(TestingPlayer.resident(), 120);
        for (String query : List.of("", "?limit=7", "?scope=cell")) {
            Answer first = guest.get(path("all-time") + query).assertStatus(200);
            assertThat(first.header("Cache-Control")).startsWith("public, ");

            Answer again =
                    guest.get(path("all-time") + query, "If-None-Match", first.header("ETag"));

            assertThat(again.status()).isEqualTo(304);
            assertThat(again.text()).isEmpty();
            assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        }
    }

    @Test
    void aBoardThatChangedIsSentAtOnce() {
        type(TestingPlayer.resident(), 120);
        Answer first = guest.get(path("all-time")).assertStatus(200);
        TestingPlayer second = TestingPlayer.resident();
        type(second, 130);

        Answer changed = guest.get(path("all-time"), "If-None-Match", first.header("ETag"));

        changed.assertStatus(200);
        assertThat(ids(changed)).contains(second.id().toString());
        assertThat(changed.header("ETag")).isNotEqualTo(first.header("ETag"));
    }

    @Test
    void aBoardThatThereIsNotIsAProblem() {
        TestingPlayer player = TestingPlayer.resident();
        for (String path :
                List.of(
                        "zen/60/english/all-time",
                        "time/61/english/all-time",
                        "time/060/english/all-time",
                        "time/-60/english/all-time",
                        "time/x/english/all-time",
                        "time/99999999999999999999/english/all-time",
                        "time/60/klingon/all-time",
                        "time/60/English/all-time",
                        "time/60/english/yearly",
                        "time/60/english/daily-2026-01-01")) {
            guest.get("/api/v1/boards/" + path).assertRefused(404, "board-unknown");
            player.get("/api/v1/boards/" + path + "/around-me").assertRefused(404, "board-unknown");
        }
    }

    @Test
    void aScopeALimitARadiusOrACursorThatIsNoneIsRefused() {
        TestingPlayer player = TestingPlayer.resident();
        for (String query :
                List.of(
                        "scope=world",
                        "scope=",
                        "limit=0",
                        "limit=101",
                        "limit=x",
                        "cursor=x",
                        "cursor=" + cursor("1 2 3"),
                        "cursor=" + cursor(position(Map.of())),
                        "cursor=" + cursor(position(Map.of("rank", "0"))),
                        "cursor=" + cursor(position(Map.of("rank", "9223372036854775807"))),
                        "cursor=" + cursor(position(Map.of("rank", "1", "cell", "EU"))),
                        "cursor=" + cursor(position(Map.of("rank", "1", "epoch", "0"))),
                        "cursor=" + cursor(position(Map.of("rank", "1", "wpm", "-1"))),
                        "cursor="
                                + cursor(
                                        position(
                                                Map.of(
                                                        "rank",
                                                        "1",
                                                        "at",
                                                        "+999999999-12-31T00:00:00Z"))))) {
            guest.get(path("all-time") + "?" + query).assertRefused(400, "invalid-value");
        }
        for (String query : List.of("radius=0", "radius=51", "radius=x", "scope=world")) {
            player.get(path("all-time") + "/around-me?" + query)
                    .assertRefused(400, "invalid-value");
        }
        guest.get(path("all-time") + "?cursor=" + cursor(position(Map.of("rank", "1"))))
                .assertStatus(200);
    }

    private String path(String period) {
        return "/api/v1/boards/%s/%d/%s/%s"
                .formatted(board.mode(), board.amount(), board.language(), period);
    }

    private static TestSettings with(
            TestSettings plain,
            boolean punctuation,
            boolean numbers,
            Difficulty difficulty,
            boolean lazy) {
        return new TestSettings(
                plain.mode(),
                plain.amount(),
                plain.language(),
                punctuation,
                numbers,
                difficulty,
                lazy);
    }

    private TestSettings settings() {
        return TestingRuns.inLanguage(TestingStreams.words(board.amount()), board.language());
    }

    private JsonObject type(TestingPlayer player, double stepMillis) {
        return TestingRuns.complete(player, settings(), stepMillis).body();
    }

    private void plant(UserId user, String cell, long wpm, long accuracy, Instant achievedAt) {
        plant(user, cell, "all-time", wpm, accuracy, achievedAt);
    }

    /// What a replicated run leaves behind.
    private void plant(
            UserId user,
            String cell,
            String period,
            long wpmHundredths,
            long accuracyHundredths,
            Instant achievedAt) {
        TestingTables.change(
                """
                INSERT INTO global_board_entries (user_id, board, period, cell, epoch, result_id,
                    wpm_hundredths, accuracy_hundredths, achieved_at)
                VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?)
                """,
                user.value(),
                board.name(),
                period,
                cell,
                UUID.randomUUID(),
                wpmHundredths,
                accuracyHundredths,
                Timestamp.from(achievedAt));
    }

    private static String position(Map<String, String> parts) {
        return String.join(
                " ",
                parts.getOrDefault("rank", "first"),
                UUID.randomUUID().toString(),
                parts.getOrDefault("cell", "eu-1"),
                parts.getOrDefault("epoch", "1"),
                UUID.randomUUID().toString(),
                parts.getOrDefault("wpm", "5000"),
                "9500",
                parts.getOrDefault("at", "2026-01-01T00:00:00Z"));
    }

    private static String cursor(String content) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> ids(Answer board) {
        return board.assertStatus(200).items("entries").stream()
                .map(entry -> entry.getString("userId"))
                .toList();
    }
}

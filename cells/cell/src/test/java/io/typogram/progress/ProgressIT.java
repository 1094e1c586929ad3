package io.typogram.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingTables;
import io.typogram.testing.Together;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.entity.IssueOutcome.Issued;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ProgressIT {

    private static final String PATH = "/api/v1/progress";
    private static final String ACTIVITY = PATH + "/activity";
    private static final String GOALS = PATH + "/goals";
    private static final String TIME_ZONE = PATH + "/time-zone";

    @Test
    void whoHasNotTypedYetStandsAtTheBeginning() {
        TestingPlayer player = TestingPlayer.resident();

        JsonObject progress = progress(player);

        assertThat(progress.getInt("xp")).isZero();
        assertThat(progress.getInt("level")).isEqualTo(1);
        assertThat(progress.getInt("nextLevelXp")).isEqualTo(100);
        assertThat(streak(progress)).isEqualTo("0 of 0, typed today: false");
        assertThat(progress.getJsonObject("timeZone").getString("name")).isEqualTo("UTC");
        assertThat(progress).doesNotContainKey("lastCredit");
        assertThat(days(player)).isEmpty();
    }

    /// Without a mistake and on the first day: `round(2 · duration) · 1.5`.
    @Test
    void aResultEarnsExperienceOnce() {
        TestingPlayer player = TestingPlayer.resident();
        UUID resultId = UUID.randomUUID();
        String body = TestingRuns.body(TestingRuns.issued(), TestingRuns.STEADY_STEP_MILLIS);

        JsonObject result = player.put(TestingRuns.path(resultId), body).assertStatus(201).body();
        player.put(TestingRuns.path(resultId), body).assertStatus(200);

        double seconds = result.getJsonNumber("durationSeconds").doubleValue();
        long xp = Math.round(Math.round(2 * seconds) * 1.5);
        JsonObject progress = progress(player);
        assertThat((long) progress.getInt("xp")).isEqualTo(xp).isPositive();
        assertThat(progress.getInt("tests")).isEqualTo(1);
        assertThat((long) progress.getInt("seconds")).isEqualTo(Math.round(seconds));
        assertThat(progress.getJsonObject("lastCredit").getString("resultId"))
                .isEqualTo(resultId.toString());
        assertThat((long) progress.getJsonObject("lastCredit").getInt("xp")).isEqualTo(xp);
        assertThat(streak(progress)).isEqualTo("1 of 1, typed today: true");
        assertThat(days(player)).hasSize(1);
    }

    @Test
    void resultsThatComeAtOnceAreAllCredited() {
        TestingPlayer player = TestingPlayer.resident();

        Together.call(10, _ -> TestingRuns.complete(player, TestingRuns.STEADY_STEP_MILLIS));

        assertThat(progress(player).getInt("tests")).isEqualTo(10);
        assertThat(days(player)).singleElement().matches(day -> day.getInt("tests") == 10);
    }

    @Test
    void aRefusedRunEarnsNothing() {
        TestingPlayer player = TestingPlayer.resident();
        var before = TestingTables.sizes();

        player.put(TestingRuns.path(UUID.randomUUID()), TestingRuns.body(TestingRuns.issued(), 5))
                .assertRefused(422, "stream-impossible-speed");
        player.put(TestingRuns.path(UUID.randomUUID()), late(Duration.ofDays(1), "yesterday"))
                .assertRefused(400, "invalid-value");

        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void runsThatWereSentLaterCountForTheirDaysInAnyOrder() {
        TestingPlayer player = TestingPlayer.resident();
        Instant now = Instant.now();
        for (int daysAgo : new int[] {0, 3, 1, 2}) {
            send(player, Duration.ofDays(4), now.minus(Duration.ofDays(daysAgo)));
        }

        assertThat(streak(progress(player))).isEqualTo("4 of 4, typed today: true");
        assertThat(days(player)).hasSize(4).allMatch(day -> day.getInt("tests") == 1);
    }

    @Test
    void nobodyTypesBeforeTheTestWasHandedOutOrAfterItCame() {
        TestingPlayer player = TestingPlayer.resident();
        Instant now = Instant.now();
        send(player, Duration.ofDays(1), now.minus(Duration.ofDays(6)));
        send(player, Duration.ofDays(1), now.plus(Duration.ofDays(6)));

        LocalDate today = today(player);
        assertThat(days(player))
                .extracting(day -> day.getString("day"))
                .containsExactly(today.minusDays(1).toString(), today.toString());
    }

    @Test
    void anOutageBreaksNoStreak() {
        TestingPlayer player = TestingPlayer.resident();
        TestingRuns.complete(player, TestingRuns.STEADY_STEP_MILLIS);
        for (String day :
                List.of("2020-03-08", "2020-03-09", "2020-03-12", "2019-03-09", "2019-03-12")) {
            TestingTables.change(
                    """
                    INSERT INTO activity_days VALUES (?, CAST(? AS date), 1, 1000, 1, 0, 0)
                    """,
                    player.id().value(),
                    day);
        }

        assertThat(streak(progress(player))).isEqualTo("1 of 5, typed today: true");
    }

    @Test
    void theFirstTimeZoneHoldsAtOnceAndALaterOneFromTheEndOfTheDay() {
        TestingPlayer player = TestingPlayer.resident();
        JsonObject first = setZone(player, "Europe/Berlin").assertStatus(200).body();
        assertThat(first.getString("name")).isEqualTo("Europe/Berlin");
        assertThat(first).doesNotContainKey("next");
        TestingRuns.complete(player, TestingRuns.STEADY_STEP_MILLIS);

        JsonObject second = setZone(player, "Pacific/Auckland").assertStatus(200).body();

        assertThat(second.getString("name")).isEqualTo("Europe/Berlin");
        assertThat(second.getString("next")).isEqualTo("Pacific/Auckland");
        assertThat(Instant.parse(second.getString("nextFrom")))
                .isBetween(Instant.now(), Instant.now().plus(Duration.ofHours(25)));
        assertThat(setZone(player, "Europe/Berlin").assertStatus(200).body())
                .doesNotContainKey("next");
    }

    @Test
    void aTimeZoneStaysForAWeek() {
        TestingPlayer player = TestingPlayer.resident();
        setZone(player, "Europe/Berlin").assertStatus(200);
        TestingRuns.complete(player, TestingRuns.STEADY_STEP_MILLIS);
        TestingTables.change(
                "UPDATE progress SET time_zone_since = ? WHERE user_id = ?",
                OffsetDateTime.now(ZoneOffset.UTC).minusDays(6),
                player.id().value());

        setZone(player, "Asia/Tokyo").assertRefused(409, "time-zone-changed-lately");
        setZone(player, "Europe/Berlin").assertStatus(200);

        TestingTables.change(
                "UPDATE progress SET time_zone_since = ? WHERE user_id = ?",
                OffsetDateTime.now(ZoneOffset.UTC).minusDays(8),
                player.id().value());
        setZone(player, "Asia/Tokyo").assertStatus(200);
    }

    @Test
    void whatIsNoTimeZoneIsRefused() {
        TestingPlayer player = TestingPlayer.resident();
        for (String zone : List.of("", "Mars/Base", "+02:00", "europe/berlin")) {
            setZone(player, zone).assertRefused(400, "invalid-value");
        }
        player.put(TIME_ZONE, "{}").assertRefused(400, "invalid-value");
    }

    @Test
    void goalsAreSetAndReached() {
        TestingPlayer player = TestingPlayer.resident();
        player.put(
                        GOALS,
                        """
                        {"testsADay":2,"speed":{"mode":"words","amount":10,"language":"english","wpm":90}}
                        """)
                .assertStatus(200);
        TestingRuns.complete(player, 200);
        assertThat(progress(player).getJsonObject("today").getBoolean("goalReached")).isFalse();
        assertThat(speed(player)).doesNotContainKey("reachedAt");

        TestingRuns.complete(player, 90);

        JsonObject progress = progress(player);
        assertThat(progress.getJsonObject("today").getBoolean("goalReached")).isTrue();
        assertThat(progress.getInt("goalDays")).isEqualTo(1);
        assertThat(speed(player).getJsonNumber("best").doubleValue()).isGreaterThan(90);
        assertThat(speed(player)).containsKey("reachedAt");
        assertThat(days(player).getFirst().getBoolean("goalReached")).isTrue();
    }

    @Test
    void goalsAreReplacedAsAWhole() {
        TestingPlayer player = TestingPlayer.resident();
        player.put(GOALS, "{\"minutesADay\":15}").assertStatus(200);

        JsonObject goals =
                player.put(GOALS, "{\"testsADay\":3}")
                        .assertStatus(200)
                        .body()
                        .getJsonObject("goals");

        assertThat(goals.getInt("testsADay")).isEqualTo(3);
        assertThat(goals).doesNotContainKey("minutesADay").doesNotContainKey("speed");
    }

    @Test
    void goalsThatNobodyCanHaveAreRefused() {
        TestingPlayer player = TestingPlayer.resident();
        var before = TestingTables.sizes();
        for (String goals :
                List.of(
                        "{\"testsADay\":1001}",
                        "{\"testsADay\":-1}",
                        "{\"testsADay\":1.5}",
                        "{\"minutesADay\":1441}",
                        "{\"speed\":{}}",
                        "{\"speed\":{\"mode\":\"words\",\"amount\":11,\"language\":\"english\",\"wpm\":9}}",
                        "{\"speed\":{\"mode\":\"words\",\"amount\":10,\"language\":\"english\",\"wpm\":401}}",
                        "{\"speed\":{\"mode\":\"words\",\"amount\":10,\"language\":\"english\"}}")) {
            player.put(GOALS, goals).assertRefused(400, "invalid-value");
        }
        assertThat(TestingTables.sizes()).isEqualTo(before);
        player.put(GOALS, "{\"testsADay\":1000,\"minutesADay\":1440}").assertStatus(200);
    }

    @Test
    void activityIsHadInBounds() {
        TestingPlayer player = TestingPlayer.resident();
        for (String query :
                List.of(
                        "?from=2026-01-01&to=2027-02-05",
                        "?from=2026-01-02&to=2026-01-01",
                        "?from=yesterday",
                        "?to=2026-02-30",
                        "?from=0001-01-01&to=0001-01-02")) {
            player.get(ACTIVITY + query).assertRefused(400, "invalid-value");
        }
        player.get(ACTIVITY + "?from=2026-01-01&to=2027-02-04").assertStatus(200);
    }

    @Test
    void othersAreKeptOut() {
        TestingPlayer player = TestingPlayer.resident();
        new CellClient().get(PATH).assertRefused(401, "sign-in-needed");
        CellClient reader = new CellClient("Bearer " + key(player, "results:read"));

        reader.get(PATH).assertStatus(200);
        reader.get(ACTIVITY).assertStatus(200);
        reader.put(GOALS, "{}").assertRefused(403, "scope-missing");
        reader.put(TIME_ZONE, "{}").assertRefused(403, "scope-missing");
    }

    private static String key(TestingPlayer player, String scope) {
        return player.post(
                        "/api/v1/account/api-keys",
                        "{\"name\":\"k\",\"scopes\":[\"" + scope + "\"]}")
                .assertStatus(201)
                .body()
                .getString("key");
    }

    private static void send(TestingPlayer player, Duration issuedAgo, Instant completedAt) {
        player.put(TestingRuns.path(UUID.randomUUID()), late(issuedAgo, completedAt.toString()))
                .assertStatus(201);
    }

    /// A run that says when it was completed.
    private static String late(Duration issuedAgo, String completedAt) {
        Issued test =
                TestingRuns.issued(
                        TestingStreams.words(10),
                        Instant.now().minus(issuedAgo).minus(Duration.ofMinutes(1)));
        String body = TestingRuns.body(test, TestingRuns.STEADY_STEP_MILLIS);
        return body.substring(0, body.length() - 1) + ",\"completedAt\":\"" + completedAt + "\"}";
    }

    private static Answer setZone(TestingPlayer player, String zone) {
        return player.put(TIME_ZONE, "{\"timeZone\":\"" + zone + "\"}");
    }

    private static JsonObject progress(TestingPlayer player) {
        Answer answer = player.get(PATH).assertStatus(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
        return answer.body();
    }

    private static String streak(JsonObject progress) {
        JsonObject streak = progress.getJsonObject("streak");
        return "%d of %d, typed today: %b"
                .formatted(
                        streak.getInt("days"),
                        streak.getInt("longest"),
                        streak.getBoolean("typedToday"));
    }

    private static JsonObject speed(TestingPlayer player) {
        return progress(player).getJsonObject("goals").getJsonObject("speed");
    }

    private static LocalDate today(TestingPlayer player) {
        return LocalDate.parse(progress(player).getJsonObject("today").getString("day"));
    }

    private static List<JsonObject> days(TestingPlayer player) {
        return player.get(ACTIVITY).assertStatus(200).items("days");
    }
}

package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.testing.Await;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingServer;
import io.typogram.testing.TestingSocket;
import io.typogram.testing.TestingTables;
import io.typogram.typing.entity.IssueOutcome.Issued;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs that are typed while the server looks on. Here it writes down every message.
@ExtendWith(ArquillianExtension.class)
class LiveRunsIT {

    private static final double STEP_MILLIS = 100;
    private static final int POLICY = 1008;
    private static final int AGAIN = 1013;
    private static final int DONE = 1000;

    private static final List<TestingSocket> OPENED = new ArrayList<>();

    private final TestingPlayer player = TestingPlayer.resident();
    private final Issued test = TestingRuns.issued();
    private final Keystrokes typed = TestingRuns.byHand(test, STEP_MILLIS);
    private final UUID resultId = UUID.randomUUID();

    /// Runs that are left end by themselves, which other tests are not to meet.
    @AfterAll
    static void everybodyHasGone() {
        OPENED.forEach(TestingSocket::vanish);
        Await.until(
                "all runs have ended",
                () -> TestingTables.number("SELECT count(*) FROM live_runs") == 0);
    }

    @Test
    void aRunThatIsTypedLiveHasTheResultThatItWouldHaveHadWithout() {
        TestingSocket socket = begun(0);
        for (int from = 0; from < typed.size(); from += 7) {
            int to = Math.min(from + 7, typed.size());
            socket.say(events(from, to));
            assertThat(socket.hear("kept").getInt("events")).isEqualTo(to);
        }

        socket.say("{\"type\":\"finish\"}");

        JsonObject result = socket.hear("result").getJsonObject("result");
        socket.assertClosed(DONE);
        assertThat(player.get(TestingRuns.path(resultId)).body()).isEqualTo(result);
        TestingPlayer other = TestingPlayer.resident();
        JsonObject without =
                other.put(
                                TestingRuns.path(UUID.randomUUID()),
                                TestingRuns.body(test.token(), typed))
                        .assertStatus(201)
                        .body();
        for (String figure : List.of("wpm", "raw", "accuracy", "consistency", "durationSeconds")) {
            assertThat(result.get(figure)).as(figure).isEqualTo(without.get(figure));
        }
        assertThat(liveRuns()).isZero();
    }

    @Test
    void aRunIsKeptThoughItsPlayerClosedThePageAtItsEnd() {
        TestingSocket socket = begun(0);
        socket.say(events(0, typed.size()));
        socket.hear("kept");

        socket.vanish();

        Await.until("the run is kept", () -> isKept() && liveRuns() == 0);
    }

    @ParameterizedTest
    @CsvSource({"14500, true", "9000, false"})
    void aTimedRunIsKeptOnlyWhenItsTimeWasAllButOver(int reachedMillis, boolean kept) {
        Issued timed = TestingRuns.issued(TestingStreams.time(15));
        String start = TestingRuns.text(timed).substring(0, 60);
        Keystrokes stream = TestingStreams.typed(start, STEP_MILLIS);
        TestingSocket socket = socket();
        socket.say(begin(timed.token()));
        socket.hear("begun");
        socket.say(events(stream, 0, stream.size(), reachedMillis));
        socket.hear("kept");

        socket.vanish();

        Await.until("the run is ended", () -> liveRuns() == 0);
        assertThat(isKept()).isEqualTo(kept);
    }

    @Test
    void whatWasNotTypedToItsEndIsForgotten() {
        TestingSocket socket = begun(0);
        socket.say(events(0, typed.size() / 2));
        socket.hear("kept");
        assertThat(liveRuns()).isOne();

        socket.vanish();

        Await.until("nothing is left of it", () -> liveRuns() == 0);
        player.get(TestingRuns.path(resultId)).assertRefused(404, "result-unknown");
    }

    @Test
    void whoComesBackGoesOnWhereTheyWere() {
        int half = typed.size() / 2;
        TestingSocket first = begun(0);
        first.say(events(0, half));
        first.hear("kept");
        first.vanish();

        TestingSocket second = begun(half);
        second.say(events(half - 3, typed.size()));
        assertThat(second.hear("kept").getInt("events")).isEqualTo(typed.size());
        second.say("{\"type\":\"finish\"}");

        second.hear("result");
        assertThat(
                        player.get(TestingRuns.path(resultId) + "/keystrokes")
                                .body()
                                .getString("actions"))
                .isEqualTo(typed.actions());
    }

    @Test
    void whatIsMissingInBetweenIsAskedFor() {
        TestingSocket socket = begun(0);
        socket.say(events(0, 4));
        socket.hear("kept");

        socket.say(events(6, 9));

        assertThat(socket.hear("resend").getInt("events")).isEqualTo(4);
        socket.say(events(4, 9));
        assertThat(socket.hear("kept").getInt("events")).isEqualTo(9);
    }

    @Test
    void aRunThatIsDroppedIsForgottenAtOnce() {
        TestingSocket socket = begun(0);
        socket.say(events(0, typed.size()));
        socket.hear("kept");

        socket.say("{\"type\":\"drop\"}");

        socket.assertClosed(DONE);
        assertThat(liveRuns()).isZero();
        assertThat(isKept()).isFalse();
    }

    @Test
    void aRunThatWasHandedInOtherwiseIsAnsweredWithItsResult() {
        player.put(TestingRuns.path(resultId), TestingRuns.body(test.token(), typed))
                .assertStatus(201);
        TestingSocket socket = socket();

        socket.say(begin(test.token()));

        assertThat(socket.hear("result").getJsonObject("result").getString("resultId"))
                .isEqualTo(resultId.toString());
        socket.assertClosed(DONE);
    }

    @Test
    void nobodyTypesForAnother() {
        TestingPlayer other = TestingPlayer.resident();
        TestingSocket socket = open("/ws/v1/players/" + other.id() + "/runs/" + resultId);

        socket.say(begin(test.token()));

        socket.assertRefused(POLICY, "token-invalid");
    }

    @Test
    void whoLivesElsewhereIsSentAway() {
        TestingTables.change(
                "UPDATE homes SET state = 'MOVED', cell = 'us-1' WHERE user_id = ?",
                player.id().value());
        TestingSocket socket = socket();

        socket.say(begin(test.token()));

        socket.assertRefused(AGAIN, "user-lives-elsewhere");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no json                              | malformed-request
                    []                                   | malformed-request
                    {"type":"begin","x":{                | malformed-request
                    {}                                   | malformed-request
                    {"type":"events","from":0}           | malformed-request
                    {"type":"begin"}                     | token-invalid
                    {"type":"begin","token":"x.y.z"}     | token-invalid
                    """)
    void whatCannotBeTakenIsRefused(String message, String problem) {
        TestingSocket socket = socket();

        socket.say(message);

        socket.assertRefused(POLICY, problem);
    }

    @Test
    void aTestThatIsNoneOfOursIsRefused() {
        TestingSocket socket = socket();

        socket.say(begin("made-up"));

        socket.assertRefused(POLICY, "test-malformed");
    }

    @Test
    void eventsThatCannotBeAreRefusedAndWhatCameBeforeStays() {
        TestingSocket socket = begun(0);
        socket.say(events(0, 6));
        socket.hear("kept");

        socket.say(
                event(
                        6,
                        Json.createArrayBuilder().add(0),
                        "X",
                        Json.createArrayBuilder().add("a")));

        socket.assertRefused(POLICY, "stream-malformed");
        assertThat(liveRuns()).isOne();
    }

    @Test
    void aPlayerTypesFiveRunsAtOnceAndNoMore() {
        for (int run = 0; run < 5; run++) {
            TestingSocket one = socket(UUID.randomUUID());
            one.say(begin(TestingRuns.issued().token()));
            one.hear("begun");
            one.say(events(0, 2));
            one.hear("kept");
        }
        TestingSocket socket = socket();

        socket.say(begin(test.token()));

        socket.assertRefused(POLICY, "live-runs-too-many");
    }

    @Test
    void whoHasTheLinkWatchesWhileThePlayerTypes() {
        TestingSocket watching = open(channel());
        assertThat(watching.hear("player").getString("userId")).isEqualTo(player.id().toString());
        watching.hear("waiting");
        TestingSocket socket = begun(0);
        JsonObject text = watching.hear("run");
        assertThat(text.getJsonArray("words").getValuesAs(JsonString::getString))
                .isEqualTo(test.words());
        int firstWords = 2 * (test.words().getFirst().length() + 1 + 1);

        socket.say(events(0, firstWords));

        JsonObject shown = watching.hearOf("typed");
        while (shown.getJsonArray("words").size() < 2) {
            shown = watching.hearOf("typed");
        }
        assertThat(shown.getJsonArray("words").getString(0)).isEqualTo(test.words().getFirst());
        assertThat(shown.getString("resultId")).isEqualTo(resultId.toString());
        assertThat(shown.getJsonNumber("wpm").doubleValue()).isPositive();
        socket.say("{\"type\":\"drop\"}");
        JsonObject last = watching.hearOf("typed");
        while (!last.getBoolean("ended")) {
            last = watching.hearOf("typed");
        }
    }

    @Test
    void aLinkThatIsClosedIsNoGoodAnyMore() {
        String path = channel();
        TestingSocket watching = open(path);
        watching.hear("player");

        player.send("DELETE", "/api/v1/account/live-channel").assertStatus(204);

        watching.assertRefused(POLICY, "live-channel-unknown");
        open(path).assertRefused(POLICY, "live-channel-unknown");
        assertThat(channel()).isNotEqualTo(path);
    }

    @Test
    void thereIsNoLinkUntilThePlayerWantsOne() {
        JsonObject none = player.get("/api/v1/account/live-channel").assertStatus(200).body();

        assertThat(none).isEmpty();
        open("/ws/v1/players/" + player.id() + "/live/" + UUID.randomUUID())
                .assertRefused(POLICY, "live-channel-unknown");
        assertThat(channel()).as("one link").isEqualTo(channel());
    }

    private String channel() {
        JsonObject open = player.put("/api/v1/account/live-channel", "").assertStatus(200).body();
        return "/ws/v1" + open.getString("path");
    }

    private boolean isKept() {
        return TestingTables.number(
                        "SELECT count(*) FROM results WHERE user_id = ?", player.id().value())
                == 1;
    }

    private long liveRuns() {
        return TestingTables.number(
                "SELECT count(*) FROM live_runs WHERE user_id = ?", player.id().value());
    }

    private static TestingSocket open(String path) {
        TestingSocket socket = TestingSocket.open(path);
        OPENED.add(socket);
        return socket;
    }

    private TestingSocket socket() {
        return socket(resultId);
    }

    private TestingSocket socket(UUID result) {
        return open("/ws/v1/players/" + player.id() + "/runs/" + result);
    }

    private TestingSocket begun(int events) {
        TestingSocket socket = socket();
        socket.say(begin(test.token()));
        assertThat(socket.hear("begun").getInt("events")).isEqualTo(events);
        return socket;
    }

    private JsonObject begin(String token) {
        return Json.createObjectBuilder()
                .add("type", "begin")
                .add("token", TestingServer.issuer().token(player.id(), player.username()))
                .add("test", token)
                .build();
    }

    private JsonObject events(int from, int to) {
        return events(typed, from, to, typed.atMillis(to - 1));
    }

    private static JsonObject events(Keystrokes stream, int from, int to, double reachedMillis) {
        JsonArrayBuilder times = Json.createArrayBuilder();
        JsonArrayBuilder keys = Json.createArrayBuilder();
        for (int event = from; event < to; event++) {
            times.add(stream.atMillis(event) - stream.atMillis(from));
            keys.add(stream.key(event));
        }
        return Json.createObjectBuilder(
                        event(from, times, stream.actions().substring(from, to), keys))
                .add("startMillis", stream.atMillis(from))
                .add("reachedMillis", reachedMillis)
                .build();
    }

    private static JsonObject event(
            int from, JsonArrayBuilder times, String actions, JsonArrayBuilder keys) {
        JsonObjectBuilder keystrokes =
                Json.createObjectBuilder()
                        .add("atMillis", times)
                        .add("actions", actions)
                        .add("keys", keys);
        return Json.createObjectBuilder()
                .add("type", "events")
                .add("from", from)
                .add("keystrokes", keystrokes)
                .build();
    }
}

package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.RawRequest;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingServer;
import io.typogram.testing.TestingTables;
import io.typogram.typing.control.SignedTests;
import io.typogram.typing.control.SigningKey;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.WordsVersion;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Every run and every wish for a test that is refused is a problem with a stable code, and nothing
/// of it is stored.
@ExtendWith(ArquillianExtension.class)
class RefusedRunsIT {

    private static final double STEP = TestingRuns.STEADY_STEP_MILLIS;
    private static final int MAX_BODY_BYTES = 4 * 1024 * 1024;
    private static final String TESTS = "/api/v1/tests";

    private final CellClient guest = new CellClient();
    private final Issued test = TestingRuns.issued();
    private final String text = TestingRuns.text(test);
    private TestingPlayer player = TestingPlayer.resident();
    private Map<String, Long> before = Map.of();

    @BeforeEach
    void remember() {
        player = TestingPlayer.resident();
        before = TestingTables.sizes();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        String run = TestingRuns.body(test, STEP);
        for (String id :
                List.of("1", "1-2-3-4-5", "%20", "A" + UUID.randomUUID(), "a".repeat(300))) {
            player.put("/api/v1/results/" + id, run).assertRefused(400, "invalid-value");
        }
    }

    @Test
    void aResultThatIsNoneOfThePlayersIsNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "1", "1-2-3-4-5", "%20")) {
            player.get("/api/v1/results/" + id).assertRefused(404, "result-unknown");
        }
    }

    @Test
    void whatIsNoSignedTestIsRefused() {
        Keystrokes typed = TestingStreams.typed(text, STEP);
        for (String token : List.of("", "x", "a.b.c", "\u0000", "t".repeat(10_000))) {
            send(TestingRuns.body(token, typed)).assertRefused(400, "test-malformed");
        }
        send("{\"keystrokes\":{\"atMillis\":[0],\"actions\":\"D\",\"keys\":[\"t\"]}}")
                .assertRefused(400, "test-malformed");
    }

    @Test
    void aTestThatWasNotSignedHereIsRefused() {
        Keystrokes typed = TestingStreams.typed(text, STEP);
        SignedTests forger = new SignedTests(SigningKey.parse("A".repeat(43)), List.of());
        String signature = test.token().substring(test.token().lastIndexOf('.') + 1);
        String tampered =
                test.token().replace(signature, signature.substring(1) + signature.charAt(0));

        send(TestingRuns.body(forger.seal(test.test()), typed)).assertRefused(403, "test-forged");
        send(TestingRuns.body(tampered, typed)).assertRefused(403, "test-forged");
    }

    @Test
    void anExpiredTestIsRefused() {
        Issued old =
                TestingRuns.issued(
                        TestingStreams.words(10), Instant.now().minus(Duration.ofDays(8)));
        send(TestingRuns.body(old, STEP)).assertRefused(410, "test-expired");
    }

    @Test
    void aTestOfWordsThatHaveChangedIsRefused() {
        IssuedTest issued = test.test();
        IssuedTest outdated =
                new IssuedTest(
                        issued.testId(),
                        issued.settings(),
                        issued.seed(),
                        new WordsVersion(issued.wordsVersion().fingerprint() + 1),
                        issued.issuedAt(),
                        issued.expiresAt());
        send(TestingRuns.body(TestingRuns.sealed(outdated), TestingStreams.typed(text, STEP)))
                .assertRefused(410, "test-outdated");
    }

    @Test
    void aStreamThatRunsBackwardsIsRefused() {
        double[] times = TestingStreams.typed(text, STEP).atMillis();
        times[3] = times[2] - 0.1;
        send(TestingRuns.body(test.token(), times, "D".repeat(times.length), keys(text)))
                .assertRefused(422, "stream-time-backwards");
    }

    @Test
    void columnsThatAreNoKeystrokesAreRefused() {
        double[] times = TestingStreams.typed(text, STEP).atMillis();
        String downs = "D".repeat(times.length);
        List<String> keys = keys(text);
        double[] notFromZero = times.clone();
        notFromZero[0] = 1;

        for (String body :
                List.of(
                        TestingRuns.body(test.token(), times, downs + "D", keys),
                        TestingRuns.body(test.token(), times, downs, keys.subList(1, keys.size())),
                        TestingRuns.body(test.token(), notFromZero, downs, keys),
                        TestingRuns.body(test.token(), times, downs.replace('D', 'X'), keys),
                        TestingRuns.body(
                                test.token(), times, downs, Collections.nCopies(keys.size(), "")),
                        TestingRuns.body(
                                test.token(), times, downs, Collections.nCopies(keys.size(), "ab")),
                        run("[0,null]", "\"DD\"", "[\"t\",\"h\"]"),
                        run("[0,1]", "\"DD\"", "[\"t\",null]"),
                        run("[0,-1]", "\"DD\"", "[\"t\",\"h\"]"),
                        run("[0]", "\"D\"", "[\"\\u0000\"]"),
                        run("[0]", "\"D\"", "[\"\\ud83d\"]"))) {
            send(body).assertRefused(400, "stream-malformed");
        }
    }

    @Test
    void aStreamOfNothingIsRefused() {
        send(run("[]", "\"\"", "[]")).assertRefused(422, "stream-empty");
        send("{\"test\":\"" + test.token() + "\"}").assertRefused(422, "stream-empty");
        send("{\"test\":\"%s\",\"keystrokes\":null}".formatted(test.token()))
                .assertRefused(422, "stream-empty");
        send(run("[0]", "\"D\"", "[\"Backspace\"]")).assertRefused(422, "stream-empty");
    }

    @Test
    void aStreamThatStopsEarlyIsRefused() {
        send(TestingRuns.body(test.token(), TestingStreams.typed(text.substring(0, 9), STEP)))
                .assertRefused(422, "stream-unfinished");
    }

    @Test
    void aStreamThatGoesOnAfterTheEndIsRefused() {
        send(TestingRuns.body(test.token(), TestingStreams.typed(text + " and then some", STEP)))
                .assertRefused(422, "stream-after-end");
    }

    @Test
    void aReleaseOfAKeyThatWasNotPressedIsRefused() {
        send(run("[0,1]", "\"DU\"", "[\"t\",\"x\"]")).assertRefused(422, "stream-key-never-down");
    }

    @Test
    void aRunLongerThanTheTimeSinceItsTestIsRefused() {
        Issued justNow = TestingRuns.issued(TestingStreams.time(60), Instant.now());
        String typed = TestingRuns.text(justNow).substring(0, 100);
        send(TestingRuns.body(justNow.token(), TestingStreams.typed(typed, STEP)))
                .assertRefused(422, "stream-longer-than-elapsed");
    }

    @Test
    void aRunThatNobodyCanTypeIsRefused() {
        send(TestingRuns.body(test, 10)).assertRefused(422, "stream-impossible-speed");
    }

    @Test
    void aRunOfAnotherTextIsRefused() {
        Issued timed = TestingRuns.issued(TestingStreams.time(15));
        send(TestingRuns.body(timed.token(), TestingStreams.typed("1234567890".repeat(3), STEP)))
                .assertRefused(422, "stream-does-not-fit");
    }

    @Test
    void oneEventMoreThanIsTakenIsRefused() {
        int events = Keystrokes.MAX_EVENTS + 1;
        send(TestingRuns.body(
                        test.token(),
                        new double[events],
                        "D".repeat(events),
                        Collections.nCopies(events, "t")))
                .assertRefused(413, "stream-too-long");
    }

    @Test
    void aMillionEventsAreRefused() {
        int events = 1_000_000;
        String body =
                TestingRuns.body(
                        test.token(),
                        new double[events],
                        "D".repeat(events),
                        Collections.nCopies(events, "t"));
        assertThat(body.length()).isGreaterThan(MAX_BODY_BYTES);
        send(body).assertRefused(413, "body-too-large");
    }

    @Test
    void aStreamOfMoreThanFourHoursIsRefused() {
        send(run("[0,14400000.1]", "\"DD\"", "[\"t\",\"h\"]"))
                .assertRefused(413, "stream-too-long");
        send(run("[0,1e308]", "\"DD\"", "[\"t\",\"h\"]")).assertRefused(413, "stream-too-long");
    }

    @Test
    void aBodyOneByteOverTheBoundIsRefusedWithAndWithoutALength() {
        byte[] atBound = new byte[MAX_BODY_BYTES];
        Arrays.fill(atBound, (byte) ' ');
        byte[] overBound = Arrays.copyOf(atBound, MAX_BODY_BYTES + 1);
        overBound[MAX_BODY_BYTES] = ' ';
        String path = TestingRuns.path(UUID.randomUUID());

        player.send("PUT", path, "application/json", BodyPublishers.ofByteArray(overBound))
                .assertRefused(413, "body-too-large");
        player.send(
                        "PUT",
                        path,
                        "application/json",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(overBound)))
                .assertRefused(413, "body-too-large");
        player.send(
                        "PUT",
                        path,
                        "application/json",
                        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(atBound)))
                .assertRefused(400, "malformed-request");
        guest.send("POST", TESTS, "application/json", BodyPublishers.ofByteArray(overBound))
                .assertRefused(413, "body-too-large");
    }

    @Test
    void aBodyAtTheBoundIsTaken() {
        TestingPlayer another = TestingPlayer.resident();
        byte[] run = TestingRuns.body(test, STEP).getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(run, MAX_BODY_BYTES);
        Arrays.fill(padded, run.length, padded.length, (byte) ' ');

        another.send(
                        "PUT",
                        TestingRuns.path(UUID.randomUUID()),
                        "application/json",
                        BodyPublishers.ofByteArray(padded))
                .assertStatus(201);

        before = TestingTables.sizes();
    }

    @Test
    void aTruncatedBodyIsRefused() {
        String run = TestingRuns.body(test, STEP);
        for (int length : List.of(0, 1, 20, run.length() / 2, run.length() - 1)) {
            send(run.substring(0, length)).assertRefused(400, "malformed-request");
        }
    }

    @Test
    void aBodyWhoseSenderHungUpIsNotKept() {
        String run = TestingRuns.body(test, STEP);
        String head =
                """
                PUT %s HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                Content-Length: %d\r
                Connection: close\r
                \r
                """
                        .formatted(
                                TestingRuns.path(UUID.randomUUID()),
                                TestingServer.issuer().token(player.id(), player.username()),
                                run.length());

        String answer = RawRequest.sendAndEnd(head + run.substring(0, run.length() - 2));

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("malformed-request");
    }

    @Test
    void aBodyOfTheWrongShapeIsRefused() {
        for (String body :
                List.of(
                        "[]",
                        "7",
                        "\"text\"",
                        "true",
                        "{\"test\":{}}",
                        "{\"test\":[\"a\"]}",
                        "{\"test\":\"x\",\"keystrokes\":[]}",
                        "{\"test\":\"x\",\"keystrokes\":\"DUDU\"}",
                        run("\"0\"", "\"D\"", "[\"t\"]"),
                        run("[0]", "[\"D\"]", "[\"t\"]"),
                        run("[0]", "\"D\"", "\"t\""),
                        run("[\"soon\"]", "\"D\"", "[\"t\"]"),
                        run("[{}]", "\"D\"", "[\"t\"]"),
                        run("[0]", "\"D\"", "[{}]"),
                        run("[NaN]", "\"D\"", "[\"t\"]"),
                        "[".repeat(100_000))) {
            Answer answer = send(body);
            answer.assertRefused(400, "malformed-request");
        }
        send("null").assertRefused(400, "invalid-value");
    }

    @Test
    void aBodyThatIsNoUtf8IsRefused() {
        byte[] body = TestingRuns.body(test, STEP).getBytes(StandardCharsets.UTF_16);
        byte[] broken = TestingRuns.body(test, STEP).getBytes(StandardCharsets.UTF_8);
        broken[broken.length / 2] = (byte) 0xFF;
        for (byte[] bytes : List.of(broken, Arrays.copyOf(body, 99))) {
            Answer answer =
                    player.send(
                            "PUT",
                            TestingRuns.path(UUID.randomUUID()),
                            "application/json",
                            BodyPublishers.ofByteArray(bytes));
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.problem()).isIn("malformed-request", "stream-malformed");
        }
    }

    @Test
    void aBodyOfAnotherKindIsRefused() {
        String run = TestingRuns.body(test, STEP);
        for (String kind :
                List.of("text/plain", "application/xml", "application/x-www-form-urlencoded")) {
            player.send(
                            "PUT",
                            TestingRuns.path(UUID.randomUUID()),
                            kind,
                            BodyPublishers.ofString(run))
                    .assertRefused(415, "unsupported-media-type");
            guest.send("POST", TESTS, kind, BodyPublishers.ofString("{}"))
                    .assertRefused(415, "unsupported-media-type");
        }
    }

    @Test
    void aLimitOrACursorThatIsNoneIsRefused() {
        for (String limit : List.of("0", "101", "-1", "x", "", "1.5", "99999999999999999999")) {
            player.get("/api/v1/results?limit=" + limit).assertRefused(400, "invalid-value");
        }
        for (String cursor :
                List.of(
                        "x",
                        "!!!",
                        "%00",
                        cursor("2026-01-01T00:00:00Z"),
                        cursor("2026-01-01T00:00:00Z x"),
                        cursor("yesterday " + UUID.randomUUID()),
                        cursor("2026-01-01T00:00:00Z " + UUID.randomUUID() + " x"),
                        cursor("2026-01-01T00:00:00Z " + "x".repeat(500)))) {
            player.get("/api/v1/results?cursor=" + cursor).assertRefused(400, "invalid-value");
        }
    }

    @Test
    void aCursorFromBeyondTimeIsRefused() {
        String id = UUID.randomUUID().toString();
        for (String instant :
                List.of("+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z")) {
            player.get("/api/v1/results?cursor=" + cursor(instant + " " + id))
                    .assertRefused(400, "invalid-value");
        }
    }

    @Test
    void aWishForATestThatIsNotOfferedIsRefused() {
        for (String wish :
                List.of(
                        "{}",
                        "null",
                        wish("zen", "30", "english"),
                        wish("quote", "5", "english"),
                        wish("custom", "0", "english"),
                        wish("time", "30", "english").replace("}", ",\"text\":\"a\"}"),
                        wish("time", "30", "english").replace("}", ",\"difficulty\":\"hard\"}"),
                        wish("TIME", "30", "english"),
                        wish("time", "3601", "english"),
                        wish("time", "-30", "english"),
                        wish("time", "0", "english"),
                        wish("time", "30.5", "english"),
                        wish("time", "4294967326", "english"),
                        wish("time", "1e400", "english"),
                        wish("words", "10001", "english"),
                        wish("time", "null", "english"),
                        wish("time", "30", ""),
                        wish("time", "30", "ENGLISH"),
                        wish("time", "30", "../english"),
                        wish("time", "30", "e".repeat(100)))) {
            guest.post(TESTS, wish).assertRefused(400, "invalid-value");
        }
        guest.post(TESTS, wish("time", "30", "klingon")).assertRefused(422, "language-unknown");
    }

    @Test
    void aWishOfTheWrongShapeIsRefused() {
        for (String wish :
                List.of(
                        "",
                        "[]",
                        "{\"mode\":",
                        "mode=time",
                        wish("time", "\"many\"", "english"),
                        wish("time", "[30]", "english"),
                        "{\"mode\":[\"time\"],\"amount\":30}",
                        "{\"mode\":\"time\",\"amount\":30,\"numbers\":{}}")) {
            guest.post(TESTS, wish).assertRefused(400, "malformed-request");
        }
    }

    private Answer send(String body) {
        return player.put(TestingRuns.path(UUID.randomUUID()), body);
    }

    private String run(String atMillis, String actions, String keys) {
        return "{\"test\":\"%s\",\"keystrokes\":{\"atMillis\":%s,\"actions\":%s,\"keys\":%s}}"
                .formatted(test.token(), atMillis, actions, keys);
    }

    private static String wish(String mode, String amount, String language) {
        return "{\"mode\":\"%s\",\"amount\":%s,\"language\":\"%s\"}"
                .formatted(mode, amount, language);
    }

    private static List<String> keys(String text) {
        return text.chars().mapToObj(Character::toString).toList();
    }

    private static String cursor(String content) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }
}

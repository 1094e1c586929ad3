package io.typogram.testing;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.control.IssueTest;
import io.typogram.typing.control.Quotes;
import io.typogram.typing.control.SignedTests;
import io.typogram.typing.control.SigningKey;
import io.typogram.typing.control.WordLists;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.TextChoice;
import io.typogram.typing.entity.TextChoice.AnyText;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Tests that were issued some time ago, and runs of them as a client sends them. A run may take no
/// longer than the time since its test was issued, and no test of ours waits: so these are signed
/// with the server's own key, in the past.
public final class TestingRuns {

    /// A speed of 100 wpm.
    public static final double STEADY_STEP_MILLIS = 120;

    private static final Duration AGE = Duration.ofMinutes(5);
    private static final Duration VALIDITY = Duration.ofDays(7);
    private static final WordLists WORD_LISTS = WordLists.load();
    private static final Quotes QUOTES = Quotes.load();
    private static final SignedTests SIGNED_TESTS =
            new SignedTests(SigningKey.parse(TestingServer.SIGNING_KEY), List.of());

    private TestingRuns() {}

    /// A test of ten English words, issued five minutes ago.
    public static Issued issued() {
        return issued(TestingStreams.words(10));
    }

    public static Issued issued(TestSettings settings) {
        return issued(settings, Instant.now().minus(AGE));
    }

    public static Issued issued(TestSettings settings, Instant issuedAt) {
        return issued(settings, new AnyText(), issuedAt);
    }

    public static Issued issued(TestSettings settings, TextChoice choice) {
        return issued(settings, choice, Instant.now().minus(AGE));
    }

    private static Issued issued(TestSettings settings, TextChoice choice, Instant issuedAt) {
        IssueTest issueTest =
                new IssueTest(
                        WORD_LISTS,
                        QUOTES,
                        SIGNED_TESTS,
                        () -> issuedAt,
                        RandomGenerator.getDefault(),
                        VALIDITY);
        return (Issued) issueTest.issue(settings, choice);
    }

    public static TestSettings inLanguage(TestSettings settings, String language) {
        return settings.withLanguage(new LanguageId(language));
    }

    /// A token of a test of the caller's making, genuinely signed.
    public static String sealed(IssuedTest test) {
        return SIGNED_TESTS.seal(test);
    }

    /// The whole text of a test, typed without a mistake, in a rhythm that no other test's has.
    public static String body(Issued test, double stepMillis) {
        return body(test.token(), byHand(test, stepMillis));
    }

    /// What [#body(Issued, double)] sends.
    public static Keystrokes byHand(Issued test, double stepMillis) {
        RandomGenerator random = new SplittableRandom(test.token().hashCode());
        return TestingStreams.byHand(text(test), stepMillis, random);
    }

    public static String text(Issued test) {
        return String.join(" ", test.words());
    }

    public static String body(String token, Keystrokes keystrokes) {
        return body(token, keystrokes.atMillis(), keystrokes.actions(), keystrokes.keys());
    }

    public static String body(String token, double[] atMillis, String actions, List<String> keys) {
        JsonArrayBuilder times = Json.createArrayBuilder();
        for (double at : atMillis) {
            times.add(at);
        }
        JsonObject keystrokes =
                Json.createObjectBuilder()
                        .add("atMillis", times)
                        .add("actions", actions)
                        .add("keys", Json.createArrayBuilder(keys))
                        .build();
        return Json.createObjectBuilder()
                .add("test", token)
                .add("keystrokes", keystrokes)
                .build()
                .toString();
    }

    /// Types a test of ten words without a mistake and sends it, which must be accepted.
    public static Answer complete(TestingPlayer player, double stepMillis) {
        return complete(player, TestingStreams.words(10), stepMillis);
    }

    public static Answer complete(TestingPlayer player, TestSettings settings, double stepMillis) {
        return player.put(path(UUID.randomUUID()), body(issued(settings), stepMillis))
                .assertStatus(201);
    }

    public static String path(UUID resultId) {
        return "/api/v1/results/" + resultId;
    }
}

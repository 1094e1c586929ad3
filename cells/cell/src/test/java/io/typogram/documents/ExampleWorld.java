package io.typogram.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingTables;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.control.TestWords;
import io.typogram.typing.control.WordLists;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.WordsVersion;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/// What the examples speak of, made real: a player who has typed before, others, and what somebody needs who follows
/// the examples. Ids that clients make are the examples' own. What the server makes, and what depends on the day, is
/// put in the place of what the examples have.
final class ExampleWorld {

    /// The words of the test that the examples are about are drawn by this seed.
    private static final long SEED = 26;

    private static final TestSettings TEST = TestingStreams.words(10);
    private static final UUID TEST_ID = UUID.fromString("5f0a7c1e-6b3d-4d29-8e94-1c7b2a605d83");

    private static final String USER = "7c1d6f0e-2f4b-4c8e-9a51-3d2b8e6f0a17";
    private static final UUID BEFORE = UUID.fromString("2d84f6b1-97c3-4e5a-8b20-c1f7a3e9d640");
    private static final UUID FLAGGED = UUID.fromString("c6e20f9d-1b78-4a63-9d5f-08e4b7a1c352");
    private static final UUID APPEALED = UUID.fromString("f1b7a3c5-4e02-4d96-a8d1-6c9025e7b84f");
    private static final String APPEAL = "a94c1e07-5d3f-4b82-9e60-7f1d2c8b0a35";
    private static final String OPEN_APPEAL = "3b6d90e4-c2a7-4f15-8b93-e05f7a1d4c68";
    private static final String KEY = "8e5b1f3a-70c9-4d2e-b6a4-19f0d7c35e82";

    private static final String DAY = "2026-11-22";
    private static final String A_YEAR_BEFORE = "2025-11-23";
    private static final String A_YEAR_LATER = "2027-11-22";

    private static final String KEYS = "/api/v1/account/api-keys";
    private static final String MODERATION = "/api/v1/moderation/";
    private static final int LONG_RUNS = 3;

    private final TestingPlayer player = TestingPlayer.resident();
    private final TestingPlayer moderator = TestingPlayer.withRole("moderator");
    private final Map<String, CellClient> programs = new HashMap<>();
    private final Map<String, String> realOnes = new HashMap<>();

    /// @param test the one that the examples are about, as they have it
    ExampleWorld(JsonObject test) {
        TestWords list = WordLists.load().find(TEST.language()).orElseThrow();
        assertThat(test.getJsonArray("words").getValuesAs(JsonString::getString))
                .as("the words of the test in TestsResource.json, as in ResultsResource.json")
                .isEqualTo(list.of(TEST, SEED));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        realOnes.put(test.getString("token"), issued(list.version()));
        realOnes.put(USER, player.id().toString());
        realOnes.put(DAY, today.toString());
        realOnes.put(A_YEAR_BEFORE, today.minusYears(1).plusDays(1).toString());
        realOnes.put(A_YEAR_LATER, today.plusYears(1).toString());
        realOnes.put(KEY, issueKey(player, "results:read").getString("id"));
        addOthers();
        addHistory();
        addAppeals();
    }

    /// Sends the request of an operation's example, with no more rights than it says that are needed.
    Answer send(DescribedOperation operation) {
        return operation.send(caller(operation), this::real);
    }

    /// A program that may do for its owner what this scope allows.
    static CellClient program(TestingPlayer owner, String scope) {
        return new CellClient("Bearer " + issueKey(owner, scope).getString("key"));
    }

    private CellClient caller(DescribedOperation operation) {
        if (operation.path().startsWith(MODERATION)) {
            return moderator;
        }
        return operation
                .scope()
                .map(scope -> programs.computeIfAbsent(scope, _ -> program(player, scope)))
                .orElseGet(() -> operation.isForPlayers() ? player : new CellClient());
    }

    private String real(String text) {
        String real = text;
        for (Map.Entry<String, String> one : realOnes.entrySet()) {
            real = real.replace(one.getKey(), one.getValue());
        }
        return real;
    }

    private static String issued(WordsVersion version) {
        Instant issuedAt = Instant.now().minus(Duration.ofMinutes(5));
        return TestingRuns.sealed(
                new IssuedTest(
                        TEST_ID, TEST, SEED, version, issuedAt, issuedAt.plus(Duration.ofDays(7))));
    }

    private static JsonObject issueKey(TestingPlayer owner, String scope) {
        return owner.post(KEYS, "{\"name\":\"a program\",\"scopes\":[\"%s\"]}".formatted(scope))
                .assertStatus(201)
                .body();
    }

    /// With names and countries, on the board of the player's long runs.
    private static void addOthers() {
        for (String name : List.of("Grace", "Katherine")) {
            TestingPlayer other = TestingPlayer.resident();
            other.put(
                            "/api/v1/account/profile",
                            "{\"displayName\":\"%s\",\"country\":\"US\"}".formatted(name),
                            "If-Match",
                            "\"1\"")
                    .assertStatus(200);
            TestingRuns.complete(other, TestingStreams.words(100), 150);
        }
    }

    /// Long runs with mistakes, for figures of keys; one of the same kind as the example's; and one that was scored by
    /// older formulas.
    private void addHistory() {
        for (int run = 0; run < LONG_RUNS; run++) {
            Issued test = TestingRuns.issued(TestingStreams.words(100));
            Keystrokes typed =
                    TestingStreams.byHand(
                            withMistakes(TestingRuns.text(test)), 140, new SplittableRandom(run));
            keep(UUID.randomUUID(), TestingRuns.body(test.token(), typed), "counted");
        }
        keep(BEFORE, TestingRuns.body(TestingRuns.issued(TEST), 130), "counted");
        TestingTables.change(
                "INSERT INTO rescorings VALUES (?, ?, 0, 1, 90.4, 91.2, 98.1, 77.5, 61.9, now())",
                player.id().value(),
                BEFORE);
    }

    /// Every second e is missed, but for the end, where a test of words is over.
    private static String withMistakes(String text) {
        int end = text.length() - 20;
        return text.substring(0, end).replaceAll("e([^e]*)e", "e$1r") + text.substring(end);
    }

    /// The player's own, one of which a moderator is to decide about, and somebody else's.
    private void addAppeals() {
        keep(FLAGGED, machineMade(), "flagged");
        keep(APPEALED, machineMade(), "flagged");
        realOnes.put(APPEAL, appeal(player, APPEALED));
        TestingPlayer other = TestingPlayer.resident();
        UUID result = UUID.randomUUID();
        other.put(TestingRuns.path(result), machineMade()).assertStatus(201);
        realOnes.put(OPEN_APPEAL, appeal(other, result));
    }

    private static String machineMade() {
        Issued test = TestingRuns.issued(TestingStreams.words(25));
        return TestingRuns.body(test.token(), TestingStreams.typed(TestingRuns.text(test), 110));
    }

    private static String appeal(TestingPlayer whose, UUID result) {
        whose.post(TestingRuns.path(result) + "/appeal", "{\"text\":\"I typed this.\"}")
                .assertStatus(201);
        return TestingTables.texts("SELECT appeal_id FROM appeals WHERE result_id = ?", result)
                .getFirst();
    }

    private void keep(UUID result, String run, String standing) {
        Answer kept = player.put(TestingRuns.path(result), run).assertStatus(201);
        assertThat(kept.body().getString("standing")).isEqualTo(standing);
    }
}

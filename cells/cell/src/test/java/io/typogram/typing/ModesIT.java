package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.typing.entity.CustomText;
import io.typogram.typing.entity.Difficulty;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.TextChoice.OwnText;
import io.typogram.typing.entity.TextChoice.ThatQuote;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The modes beside `time` and `words`, and what ends a run.
@ExtendWith(ArquillianExtension.class)
class ModesIT {

    private final CellClient guest = new CellClient();
    private final TestingPlayer player = TestingPlayer.resident();

    @Test
    void aTextOfOnesOwnIsIssuedTypedKeptAndShownAgain() {
        String text = "  A text\nof my own. ";
        JsonObject test =
                issue(Json.createObjectBuilder().add("mode", "custom").add("text", text).build());
        assertThat(test.getJsonArray("words")).hasSize(5);

        String token = TestingRuns.issued(custom(), new OwnText(CustomText.of(text))).token();
        UUID resultId = UUID.randomUUID();
        String run =
                TestingRuns.body(token, TestingStreams.typed("A text of my own.", 120))
                        .replaceFirst("\\{", "{\"text\":\"A text of my own.\",");
        JsonObject kept = player.put(TestingRuns.path(resultId), run).assertStatus(201).body();

        assertThat(kept.getString("mode")).isEqualTo("custom");
        assertThat(kept.getJsonNumber("accuracy").doubleValue()).isEqualTo(100);
        assertThat(kept.getBoolean("personalBest")).isFalse();
        assertThat(player.get(TestingRuns.path(resultId) + "/words").body().getJsonArray("words"))
                .isEqualTo(test.getJsonArray("words"));
    }

    @Test
    void aTextOfOnesOwnComesBackWithItsRun() {
        String token = TestingRuns.issued(custom(), new OwnText(CustomText.of("one"))).token();
        String run = TestingRuns.body(token, TestingStreams.typed("one", 120));

        send(run).assertRefused(422, "test-of-another-text");
        send(run.replaceFirst("\\{", "{\"text\":\"two\","))
                .assertRefused(422, "test-of-another-text");
        send(run.replaceFirst("\\{", "{\"text\":\"\",")).assertRefused(400, "invalid-value");
    }

    @Test
    void zenTakesWhateverIsTypedAndIsComparedWithNothing() {
        assertThat(
                        issue(Json.createObjectBuilder().add("mode", "zen").build())
                                .getJsonArray("words"))
                .isEmpty();

        TestSettings zen = TestSettings.plain(Mode.ZEN, 0, TestingStreams.ENGLISH);
        String token = TestingRuns.issued(zen).token();
        JsonObject kept =
                send(TestingRuns.body(token, TestingStreams.typed("whatever comes to mind", 100)))
                        .assertStatus(201)
                        .body();

        // 22 keys, the last one 2,100 ms after the first: (22 / 5) / (2.1 / 60).
        assertThat(kept.getJsonNumber("wpm").doubleValue()).isEqualTo(125.71);
        assertThat(kept.getBoolean("personalBest")).isFalse();
        assertThat(player.get("/api/v1/personal-bests").body().getJsonArray("items")).isEmpty();
    }

    @Test
    void aQuoteSaysWhoseItIsAndCanBeChosen() {
        JsonObject quotes = guest.get("/api/v1/quotes/english").assertStatus(200).body();
        JsonObject wanted = quotes.getJsonArray("quotes").getJsonObject(3).getJsonObject("quote");
        int id = wanted.getInt("id");
        JsonObject test =
                issue(Json.createObjectBuilder().add("mode", "quote").add("quote", id).build());
        assertThat(test.getJsonObject("quote")).isEqualTo(wanted);

        Issued issued = TestingRuns.issued(quote(1), new ThatQuote(id));
        UUID resultId = UUID.randomUUID();
        JsonObject kept =
                player.put(TestingRuns.path(resultId), TestingRuns.body(issued, 120))
                        .assertStatus(201)
                        .body();

        assertThat(kept.getInt("amount")).isEqualTo(test.getInt("amount"));
        assertThat(kept.getBoolean("personalBest")).isTrue();
        JsonObject words = player.get(TestingRuns.path(resultId) + "/words").body();
        assertThat(words.getJsonArray("words")).isEqualTo(test.getJsonArray("words"));
        assertThat(words.getJsonObject("quote")).isEqualTo(wanted);
    }

    @Test
    void aQuoteThatIsNotThereIsRefused() {
        guest.post("/api/v1/tests", "{\"mode\":\"quote\",\"quote\":999999}")
                .assertRefused(422, "quote-unknown");
        guest.post("/api/v1/tests", "{\"mode\":\"quote\",\"amount\":2,\"language\":\"persian\"}")
                .assertRefused(422, "quote-unknown");
        guest.post("/api/v1/tests", "{\"mode\":\"zen\",\"quote\":1}")
                .assertRefused(400, "invalid-value");
        guest.get("/api/v1/quotes/klingon").assertRefused(422, "language-unknown");
    }

    @Test
    void anHourIsTaken() {
        TestSettings hour = TestSettings.plain(Mode.TIME, 3_600, TestingStreams.ENGLISH);
        var test = TestingRuns.issued(hour, Instant.now().minusSeconds(4_000));
        String typed = TestingRuns.text(test).substring(0, 30_000);
        JsonObject kept =
                send(TestingRuns.body(test.token(), TestingStreams.typed(typed, 119.9)))
                        .assertStatus(201)
                        .body();

        assertThat(kept.getJsonArray("wpmPerSecond")).hasSize(3_600);
        assertThat(kept.getJsonNumber("durationSeconds").doubleValue()).isEqualTo(3_600);
    }

    @Test
    void aDifficultyHasBestsOfItsOwn() {
        TestSettings normal = TestingStreams.words(10);
        TestSettings master =
                new TestSettings(
                        normal.mode(),
                        normal.amount(),
                        normal.language(),
                        false,
                        false,
                        Difficulty.MASTER,
                        false);

        TestingRuns.complete(player, normal, 100);
        JsonObject slower = TestingRuns.complete(player, master, 150).body();

        assertThat(slower.getString("difficulty")).isEqualTo("master");
        assertThat(slower.getBoolean("personalBest")).isTrue();
        assertThat(player.get("/api/v1/personal-bests").body().getJsonArray("items")).hasSize(2);
    }

    @Test
    void aMistakeEndsARunOfAMaster() {
        TestSettings master =
                new TestSettings(
                        Mode.WORDS,
                        10,
                        TestingStreams.ENGLISH,
                        false,
                        false,
                        Difficulty.MASTER,
                        false);
        var test = TestingRuns.issued(master);
        String wrong = "#" + TestingRuns.text(test).substring(1) + " ";

        send(TestingRuns.body(test.token(), TestingStreams.typed(wrong, 120)))
                .assertRefused(422, "stream-failed");
    }

    private static TestSettings quote(int length) {
        return TestSettings.plain(Mode.QUOTE, length, TestingStreams.ENGLISH);
    }

    private static TestSettings custom() {
        return TestSettings.plain(Mode.CUSTOM, 0, TestingStreams.ENGLISH);
    }

    private JsonObject issue(JsonObject wish) {
        return guest.post("/api/v1/tests", wish.toString()).assertStatus(201).body();
    }

    private Answer send(String run) {
        return player.put(TestingRuns.path(UUID.randomUUID()), run);
    }
}

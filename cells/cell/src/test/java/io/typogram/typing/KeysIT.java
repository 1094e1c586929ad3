package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingStatements;
import io.typogram.testing.TestingTables;
import io.typogram.typing.entity.CustomText;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.TextChoice.OwnText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How keys and pairs of keys were typed.
@ExtendWith(ArquillianExtension.class)
class KeysIT {

    private static final String KEYS = "/api/v1/results/keys";

    private final TestingPlayer player = TestingPlayer.resident();

    @Test
    void keysAndPairsAreToldFromWhatWasTyped() {
        typeOwn("the the the");

        Answer answer = keys("").assertStatus(200);

        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(answer.body().getInt("results")).isOne();
        assertThat(answer.items("keys"))
                .containsExactly(key("e", 3), key("h", 3), key("t", 3), key(" ", 2));
        assertThat(answer.items("pairs"))
                .containsExactlyInAnyOrder(
                        pair("t", "h", 3), pair("h", "e", 3), pair("e", " ", 2), pair(" ", "t", 2));
        assertThat(answer.items("slowest")).isEmpty();
        assertThat(answer.items("mostMissed")).isEmpty();
    }

    @Test
    void everyCharacterOfATestIsCounted() {
        Issued test = TestingRuns.issued();
        String text = TestingRuns.text(test);
        player.put(TestingRuns.path(UUID.randomUUID()), TestingRuns.body(test, 120))
                .assertStatus(201);
        TestingRuns.complete(player, 120);

        Answer newest = keys("?last=1").assertStatus(200);
        Answer both = keys("?last=2").assertStatus(200);

        assertThat(newest.body().getInt("results")).isOne();
        assertThat(both.body().getInt("results")).isEqualTo(2);
        int first = presses(both) - presses(newest);
        assertThat(first).isEqualTo(text.length());
        assertThat(keys("").body()).isEqualTo(both.body());
    }

    @Test
    void onlyTheNewestOfTheFilterThatCountAreRead() {
        UUID counted = run();
        assertResults("?mode=words", 1);
        assertResults("?mode=time", 0);
        assertResults("?language=english", 1);
        assertResults("?language=german", 0);

        TestingTables.change(
                "UPDATE results SET standing = 'flagged' WHERE result_id = ?", counted);
        assertResults("", 0);
        run();
        assertResults("", 1);
    }

    @Test
    void whatIsNotKeptIsNotRead() {
        UUID forgotten = run();
        run();
        TestingTables.change(
                "UPDATE results SET keystrokes = '', keystrokes_tier = 'none' WHERE result_id = ?",
                forgotten);

        assertResults("", 1);
    }

    @Test
    void nobodySeesAnotherPlayersKeys() {
        run();

        assertThat(TestingPlayer.resident().get(KEYS).body().getInt("results")).isZero();
        new CellClient().get(KEYS).assertRefused(401, "sign-in-needed");
    }

    @Test
    void whatIsNoNumberOfResultsIsRefused() {
        for (String last : new String[] {"0", "201", "-1", "many"}) {
            keys("?last=" + last).assertRefused(400, "invalid-value");
        }
        keys("?mode=fast").assertRefused(400, "invalid-value");
        keys("?last=200").assertStatus(200);
    }

    /// Streams are read some at a time, not one by one.
    @Test
    void manyRunsCostFewStatements() {
        for (int run = 0; run < 30; run++) {
            run();
        }

        assertThat(TestingStatements.during(() -> keys("").assertStatus(200))).hasSize(5);
    }

    private UUID run() {
        return UUID.fromString(TestingRuns.complete(player, 120).body().getString("resultId"));
    }

    private void typeOwn(String text) {
        TestSettings custom = TestSettings.plain(Mode.CUSTOM, 0, TestingStreams.ENGLISH);
        String token = TestingRuns.issued(custom, new OwnText(CustomText.of(text))).token();
        String run =
                TestingRuns.body(token, TestingStreams.typed(text, 120))
                        .replaceFirst("\\{", "{\"text\":\"" + text + "\",");
        player.put(TestingRuns.path(UUID.randomUUID()), run).assertStatus(201);
    }

    private Answer keys(String query) {
        return player.get(KEYS + query);
    }

    private void assertResults(String query, int results) {
        assertThat(keys(query).assertStatus(200).body().getInt("results")).isEqualTo(results);
    }

    private static int presses(Answer answer) {
        return answer.items("keys").stream().mapToInt(key -> key.getInt("presses")).sum();
    }

    private static JsonObject key(String character, int presses) {
        return Json.createObjectBuilder()
                .add("character", character)
                .add("presses", presses)
                .add("errors", 0)
                .add("meanMillis", 120.0)
                .add("medianMillis", 120.0)
                .build();
    }

    private static JsonObject pair(String first, String second, int presses) {
        return Json.createObjectBuilder()
                .add("first", first)
                .add("second", second)
                .add("presses", presses)
                .add("errors", 0)
                .add("meanMillis", 120.0)
                .add("medianMillis", 120.0)
                .build();
    }
}

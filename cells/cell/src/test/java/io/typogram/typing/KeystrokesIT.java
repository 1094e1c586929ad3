package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.CellClient;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingTables;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typists.TypedStream;
import io.typogram.typists.Typist;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class KeystrokesIT {

    private static final String ROWS = "SELECT count(*) FROM results WHERE user_id = ?";
    private static final double STEP_MILLIS = 100;

    @Test
    void whatWasTypedIsReadAsItWasSent() {
        TestingPlayer player = TestingPlayer.resident();
        Issued test = TestingRuns.issued();
        TypedStream typed = Typist.of(3).type(test.words());
        UUID resultId = UUID.randomUUID();
        player.put(
                        TestingRuns.path(resultId),
                        TestingRuns.body(test.token(), times(typed), typed.actions(), typed.keys()))
                .assertStatus(201);

        Answer answer = player.get(path(resultId)).assertStatus(200);

        JsonObject columns = answer.body();
        assertThat(columns.getJsonArray("atMillis").getValuesAs(JsonNumber::doubleValue))
                .isEqualTo(typed.atMillis());
        assertThat(columns.getString("actions")).isEqualTo(typed.actions());
        assertThat(columns.getJsonArray("keys").getValuesAs(JsonString::getString))
                .isEqualTo(typed.keys());
        assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void nobodyReadsWhatAnotherTyped() {
        TestingPlayer player = TestingPlayer.resident();
        UUID resultId = completed(player);

        TestingPlayer.resident().get(path(resultId)).assertRefused(404, "keystrokes-unknown");
        new CellClient().get(path(resultId)).assertStatus(401);
        player.get(path(UUID.randomUUID())).assertRefused(404, "keystrokes-unknown");
        player.get("/api/v1/results/none/keystrokes").assertRefused(404, "keystrokes-unknown");
    }

    @Test
    void aRunThatIsSentTwiceIsKeptOnceAndARefusedOneNotAtAll() {
        TestingPlayer player = TestingPlayer.resident();
        Issued test = TestingRuns.issued();
        UUID resultId = UUID.randomUUID();
        String body = TestingRuns.body(test, STEP_MILLIS);
        player.put(TestingRuns.path(resultId), body).assertStatus(201);

        player.put(TestingRuns.path(resultId), body).assertStatus(200);
        player.put(TestingRuns.path(UUID.randomUUID()), body)
                .assertRefused(409, "test-already-completed");

        assertThat(TestingTables.number(ROWS, player.id().value())).isOne();
    }

    @Test
    void aDamagedStreamIsNotTakenForAWholeOne() {
        TestingPlayer player = TestingPlayer.resident();
        UUID resultId = completed(player);
        TestingTables.change(
                "UPDATE results SET keystrokes = '\\x0102030405' WHERE user_id = ?",
                player.id().value());

        player.get(path(resultId)).assertRefused(500, "internal-error");
    }

    private static UUID completed(TestingPlayer player) {
        return UUID.fromString(
                TestingRuns.complete(player, STEP_MILLIS).body().getString("resultId"));
    }

    private static double[] times(TypedStream typed) {
        return typed.atMillis().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String path(UUID resultId) {
        return TestingRuns.path(resultId) + "/keystrokes";
    }
}

package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Await;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingTables;
import io.typogram.typing.entity.Score;
import jakarta.json.JsonObject;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What becomes of results when a formula changes. An older formula is one that gave everybody 500 wpm.
@ExtendWith(ArquillianExtension.class)
class RescoringIT {

    private final TestingPlayer player = TestingPlayer.resident();

    @Test
    void aResultIsComputedAnewAndSaysWhatItWasWorth() {
        JsonObject kept = TestingRuns.complete(player, 100).body();
        JsonObject slower = TestingRuns.complete(player, 200).body();
        makeOld(kept);

        Await.until("it is computed anew", () -> version(kept) == Score.FORMULA_VERSION);

        assertThat(player.get(path(kept)).body()).isEqualTo(kept);
        JsonObject before =
                player.get(path(kept) + "/rescorings")
                        .body()
                        .getJsonArray("items")
                        .getJsonObject(0);
        assertThat(before.getInt("fromVersion")).isZero();
        assertThat(before.getInt("toVersion")).isEqualTo(Score.FORMULA_VERSION);
        assertThat(before.getJsonNumber("wpm").doubleValue()).isEqualTo(500);
        assertThat(before.getJsonNumber("accuracy")).isEqualTo(kept.getJsonNumber("accuracy"));
        assertThat(best().getJsonNumber("wpm")).isEqualTo(kept.getJsonNumber("wpm"));
        assertThat(player.get(path(slower) + "/rescorings").body().getJsonArray("items")).isEmpty();
    }

    @Test
    void aBestThatIsNoneAnyMoreGivesWayToTheNext() {
        JsonObject slower = TestingRuns.complete(player, 200).body();
        JsonObject kept = TestingRuns.complete(player, 100).body();
        TestingTables.change(
                "UPDATE category_bests SET wpm = 500, result_id = ? WHERE user_id = ?",
                UUID.fromString(slower.getString("resultId")),
                player.id().value());
        makeOld(slower);

        Await.until("it is computed anew", () -> version(slower) == Score.FORMULA_VERSION);

        assertThat(best().getString("resultId")).isEqualTo(kept.getString("resultId"));
    }

    @Test
    void whatCannotBeComputedAnyMoreStaysAsItWas() {
        JsonObject bare = TestingRuns.complete(player, 100).body();
        JsonObject kept = TestingRuns.complete(player, 120).body();
        TestingTables.change(
                "UPDATE results SET keystrokes = '' WHERE user_id = ? AND result_id = ?",
                player.id().value(),
                UUID.fromString(bare.getString("resultId")));
        makeOld(bare);
        makeOld(kept);

        Await.until("the other is computed anew", () -> version(kept) == Score.FORMULA_VERSION);
        TestingTables.change("DELETE FROM rescorings WHERE user_id = ?", player.id().value());
        makeOld(kept);
        // By now a whole pass has gone over both.
        Await.until("and once more", () -> version(kept) == Score.FORMULA_VERSION);

        assertThat(version(bare)).isZero();
        assertThat(player.get(path(bare)).body().getJsonNumber("wpm").doubleValue()).isEqualTo(500);
        assertThat(player.get(path(bare) + "/rescorings").body().getJsonArray("items")).isEmpty();
    }

    @Test
    void anotherPlayersResultIsUnknown() {
        JsonObject kept = TestingRuns.complete(player, 100).body();

        TestingPlayer.resident()
                .get(path(kept) + "/rescorings")
                .assertRefused(404, "result-unknown");
    }

    private void makeOld(JsonObject result) {
        TestingTables.change(
                """
                UPDATE results SET formula_version = 0, wpm = 500, raw = 500
                WHERE user_id = ? AND result_id = ?
                """,
                player.id().value(),
                UUID.fromString(result.getString("resultId")));
    }

    private int version(JsonObject result) {
        return player.get(path(result)).body().getInt("formulaVersion");
    }

    private JsonObject best() {
        return player.get("/api/v1/personal-bests").body().getJsonArray("items").getJsonObject(0);
    }

    private static String path(JsonObject result) {
        return TestingRuns.path(UUID.fromString(result.getString("resultId")));
    }
}

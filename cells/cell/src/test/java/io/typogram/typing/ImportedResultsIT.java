package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.Answer;
import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingTables;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class ImportedResultsIT {

    private static final String IMPORTED = "/api/v1/imported-results";
    private static final String RACES =
            """
            Race #,WPM,Accuracy,Rank,# Racers,Text ID,Date/Time (UTC)
            1,80.5,0.98,1,3,10,2026-09-01 12:00:00
            2,90,0.97,1,3,11,2026-09-02 12:00:00
            """;

    @Test
    void aFileIsTakenOverOnce() {
        TestingPlayer player = TestingPlayer.resident();

        assertThat(added(send(player, RACES))).isEqualTo(2);
        assertThat(added(send(player, RACES))).isZero();
        assertThat(added(send(player, RACES + "3,70,0.9,1,3,12,2026-08-01 12:00:00\n")))
                .isEqualTo(1);

        List<JsonObject> items = page(player, "limit=2").items("items");
        assertThat(items).extracting(item -> item.getString("sourceId")).containsExactly("2", "1");
        assertThat(items.getFirst().getJsonNumber("wpm").doubleValue()).isEqualTo(90);
        assertThat(items.getFirst().getJsonNumber("accuracy").doubleValue()).isEqualTo(97);
        assertThat(items.getFirst()).doesNotContainKeys("raw", "consistency");
        String cursor = page(player, "limit=2").body().getString("nextCursor");
        assertThat(page(player, "limit=2&cursor=" + cursor).items("items"))
                .extracting(item -> item.getString("sourceId"))
                .containsExactly("3");
        assertThat(page(TestingPlayer.resident(), "limit=2").items("items")).isEmpty();
    }

    /// Nobody becomes faster by a file.
    @Test
    void whatIsTakenOverCountsForNothing() {
        TestingPlayer player = TestingPlayer.resident();
        var before = TestingTables.sizes();
        send(player, RACES).assertStatus(200);

        var after = TestingTables.sizes();
        after.merge("imported_results", -2L, Long::sum);
        assertThat(after).isEqualTo(before);
        assertThat(player.get("/api/v1/results").items("items")).isEmpty();
        assertThat(player.get("/api/v1/personal-bests").items("items")).isEmpty();
        assertThat(player.get("/api/v1/progress").body().getInt("xp")).isZero();
    }

    @Test
    void aBadLineKeepsTheWholeFileOut() {
        TestingPlayer player = TestingPlayer.resident();
        var before = TestingTables.sizes();

        Answer refused = send(player, RACES + "3,fast,0.9,1,3,12,2026-08-01 12:00:00\n");

        refused.assertRefused(422, "import-illegible");
        assertThat(refused.body().getString("detail")).isEqualTo("Line 4: WPM is not a number.");
        send(player, "a,b\n1,2\n").assertRefused(422, "import-unknown");
        send(player, RACES + "4,70,0.9,1,3,12,2026-08-01 12:00:00\n".repeat(5_000))
                .assertRefused(413, "import-too-long");
        player.post(IMPORTED, "{}").assertRefused(415, "unsupported-media-type");
        player.get(IMPORTED).assertRefused(400, "invalid-value");
        player.get(IMPORTED + "?source=elsewhere").assertRefused(400, "invalid-value");
        assertThat(TestingTables.sizes()).isEqualTo(before);
    }

    @Test
    void aPlayerBringsNoMoreThanThereMayBe() {
        TestingPlayer player = TestingPlayer.resident();
        TestingTables.change(
                """
                INSERT INTO imported_results (user_id, source, source_id, mode, amount, language, wpm, accuracy,
                    completed_at)
                SELECT ?, 'typeracer', 'r' || i, 'race', 0, '', 60, 95, now()
                FROM generate_series(1, 99998) AS i
                """,
                player.id().value());

        assertThat(added(send(player, RACES))).isEqualTo(2);
        send(player, RACES.replace("\n1,", "\n5,")).assertRefused(409, "imported-results-too-many");
    }

    private static Answer page(TestingPlayer player, String query) {
        return player.get(IMPORTED + "?source=typeracer&" + query).assertStatus(200);
    }

    private static int added(Answer answer) {
        return answer.assertStatus(200).body().getInt("added");
    }

    private static Answer send(TestingPlayer player, String file) {
        return player.send("POST", IMPORTED, "text/csv", BodyPublishers.ofString(file));
    }
}

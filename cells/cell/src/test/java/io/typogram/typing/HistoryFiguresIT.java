package io.typogram.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingRuns;
import io.typogram.testing.TestingTables;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class HistoryFiguresIT {

    private static final String FIGURES = "/api/v1/results/figures";

    @Test
    void figuresAreOfAllAndOfTheLatest() {
        TestingPlayer player = TestingPlayer.resident();
        for (int run = 1; run <= 12; run++) {
            typed(player, "english", "2026-03-01T10:%02d:00Z".formatted(run), 10 * run);
        }

        JsonObject figures = figures(player, "");

        JsonObject all = figures.getJsonObject("all");
        assertThat(all.getInt("results")).isEqualTo(12);
        assertThat(figure(all, "seconds")).isEqualTo(12 * 30);
        assertThat(figure(all, "wpm")).isEqualTo(65);
        assertThat(figure(all, "bestWpm")).isEqualTo(120);
        assertThat(figure(all, "accuracy")).isEqualTo(95);
        assertThat(figure(all, "consistency")).isEqualTo(80);
        assertThat(figures.getJsonObject("latest100")).isEqualTo(all);
        JsonObject latest = figures.getJsonObject("latest10");
        assertThat(latest.getInt("results")).isEqualTo(10);
        assertThat(figure(latest, "wpm")).isEqualTo(75);
        assertThat(figures.getBoolean("complete")).isTrue();
        assertThat(figures.getJsonArray("course")).isEmpty();
    }

    @Test
    void figuresKeepToTheFilterAndToWhatCounts() {
        TestingPlayer player = TestingPlayer.resident();
        typed(player, "english", "2026-03-01T10:00:00Z", 50);
        typed(player, "french", "2026-03-02T10:00:00Z", 40);
        UUID flagged = typed(player, "french", "2026-03-03T10:00:00Z", 200);
        TestingTables.change(
                "UPDATE results SET standing = 'flagged', afk_seconds = 31 WHERE result_id = ?",
                flagged);

        JsonObject french = figures(player, "language=french").getJsonObject("all");

        assertThat(french.getInt("results")).isEqualTo(1);
        assertThat(figure(french, "bestWpm")).isEqualTo(40);
        assertThat(figures(player, "from=2026-03-03")).doesNotContainKey("all");
        assertThat(figures(player, "language=german")).doesNotContainKeys("all", "latest10");
        assertThat(figures(TestingPlayer.resident(), "by=day")).doesNotContainKey("all");
    }

    @Test
    void theCourseIsDividedByDaysWeeksAndMonths() {
        TestingPlayer player = TestingPlayer.resident();
        typed(player, "english", "2026-02-28T23:59:59Z", 50);
        typed(player, "english", "2026-03-01T00:00:00Z", 60);
        typed(player, "english", "2026-03-01T12:00:00Z", 80);
        typed(player, "english", "2026-03-02T12:00:00Z", 90);

        assertThat(course(player, "by=day"))
                .containsExactly("2026-02-28 1 50", "2026-03-01 2 70", "2026-03-02 1 90");
        assertThat(course(player, "by=week"))
                .containsExactly("2026-02-23 3 63.33", "2026-03-02 1 90");
        assertThat(course(player, "by=month"))
                .containsExactly("2026-02-01 1 50", "2026-03-01 3 76.67");
        assertThat(course(player, "by=month&from=2026-03-02")).containsExactly("2026-03-01 1 90");
        player.get(FIGURES + "?by=year").assertRefused(400, "invalid-value");
        player.get(FIGURES + "?mode=fast").assertRefused(400, "invalid-value");
    }

    @Test
    void ofVeryManyTheNewestAreLookedAt() {
        TestingPlayer player = TestingPlayer.resident();
        TestingHistory.fill(player, 10_001);

        JsonObject figures = figures(player, "by=day");

        assertThat(figures.getBoolean("complete")).isFalse();
        assertThat(figures.getJsonObject("all").getInt("results")).isEqualTo(10_000);
        assertThat(figures(player, "language=german").getBoolean("complete")).isTrue();
    }

    @Test
    void aResultIsComparedWithThoseOfItsCategoryBeforeIt() {
        TestingPlayer player = TestingPlayer.resident();
        typed(player, "english", "2026-03-01T10:00:00Z", 50);
        typed(player, "english", "2026-03-01T11:00:00Z", 70);
        typed(player, "french", "2026-03-01T12:00:00Z", 20);
        UUID result = typed(player, "english", "2026-03-02T10:00:00Z", 90);
        typed(player, "english", "2026-03-03T10:00:00Z", 10);

        JsonObject comparison =
                player.get(TestingRuns.path(result) + "/comparison").assertStatus(200).body();

        JsonObject before = comparison.getJsonObject("latest10");
        assertThat(before.getInt("results")).isEqualTo(2);
        assertThat(figure(before, "wpm")).isEqualTo(60);
        assertThat(comparison.getJsonObject("latest100")).isEqualTo(before);
        TestingPlayer.resident()
                .get(TestingRuns.path(result) + "/comparison")
                .assertRefused(404, "result-unknown");
    }

    @Test
    void aResultIsComparedWithTheBestsOfAllPlayers() {
        // A category that no other test types in: the counts are kept for minutes.
        int amount = 2_711;
        for (double best : new double[] {40.2, 50.9, 60.1, 80}) {
            TestingTables.change(
                    """
                    INSERT INTO category_bests (user_id, mode, amount, language, punctuation, numbers,
                        difficulty, lazy, wpm, accuracy, result_id, achieved_at)
                    VALUES (?, 'time', ?, 'english', FALSE, FALSE, 'normal', FALSE, ?, 95, ?, now())
                    """,
                    UUID.randomUUID(),
                    amount,
                    best,
                    UUID.randomUUID());
        }
        TestingPlayer player = TestingPlayer.resident();
        String at = "2026-03-01T10:00:00Z";
        UUID result = TestingHistory.result(player, "time", amount, "english", at, 60.9);
        UUID other = TestingHistory.result(player, "zen", 0, "english", at, 60.9);

        JsonObject comparison =
                player.get(TestingRuns.path(result) + "/comparison").assertStatus(200).body();

        assertThat(comparison.getInt("players")).isEqualTo(4);
        assertThat(figure(comparison, "percentSlower")).isEqualTo(50);
        assertThat(comparison).doesNotContainKeys("latest10", "latest100");
        JsonObject alone =
                player.get(TestingRuns.path(other) + "/comparison").assertStatus(200).body();
        assertThat(alone.getInt("players")).isZero();
        assertThat(alone).doesNotContainKey("percentSlower");
    }

    private static UUID typed(TestingPlayer player, String language, String at, double wpm) {
        return TestingHistory.result(player, "time", 30, language, at, wpm);
    }

    private static JsonObject figures(TestingPlayer player, String query) {
        return player.get(FIGURES + "?" + query).assertStatus(200).body();
    }

    private static List<String> course(TestingPlayer player, String query) {
        return player.get(FIGURES + "?" + query).assertStatus(200).items("course").stream()
                .map(point ->
                        point.getString("from")
                                + " "
                                + point.getInt("results")
                                + " "
                                + point.getJsonNumber("wpm")
                                        .bigDecimalValue()
                                        .stripTrailingZeros()
                                        .toPlainString())
                .toList();
    }

    private static double figure(JsonObject object, String name) {
        return object.getJsonNumber(name).doubleValue();
    }
}

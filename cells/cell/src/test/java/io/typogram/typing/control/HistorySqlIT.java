package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingTables;
import io.typogram.typing.TestingHistory;
import io.typogram.typing.control.HistorySql.Rows;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How many rows a page of a long history looks at: as many as it shows, and some for each category.
@ExtendWith(ArquillianExtension.class)
class HistorySqlIT {

    private static final int RESULTS = 20_000;
    private static final int LIMIT = 51;

    private static final Pattern SCAN =
            Pattern.compile("(?:Seq|Index|Only|Heap) Scan .*rows=([0-9.]+) loops=([0-9]+)");
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: ([0-9]+)()");
    private static final Pattern PARAMETER = Pattern.compile("\\?([0-9]+)");

    private static TestingPlayer player;

    @BeforeAll
    static void fill() {
        player = TestingPlayer.resident();
        TestingHistory.fill(player, RESULTS);
        TestingTables.change("ANALYZE results");
        TestingTables.change("ANALYZE result_tags");
    }

    @Test
    void aPageReadsWhatItShows() {
        for (String before : List.of("9999-12-31T23:59:59Z", "2020-01-15T00:00:00Z")) {
            assertThat(rowsRead(HistorySql.NEWEST, before, "{}", "{}")).isEqualTo(LIMIT);
        }
    }

    @Test
    void aPageOfSomeCategoriesReadsAFewRowsOfEach() {
        for (Rows rows : Rows.values()) {
            String page = rows.newestOfCategories();
            for (String before : List.of("9999-12-31T23:59:59Z", "2020-01-15T00:00:00Z")) {
                assertThat(rowsRead(page, before, "{time,words}", "{english,german}"))
                        .isBetween(LIMIT, 2 * LIMIT + 2);
            }
            assertThat(rowsRead(page, "2020-01-02T00:00:00Z", "{time}", "{icelandic}"))
                    .isLessThanOrEqualTo(2 * TestingHistory.RARE);
            assertThat(rowsRead(page, "9999-12-31T23:59:59Z", "{time}", "{french}")).isZero();
        }
    }

    @Test
    void categoriesAreFoundWithoutLookingAtTheirResults() {
        for (Rows rows : Rows.values()) {
            int categories = categories(rows);
            assertThat(categories).isGreaterThan(5);
            assertThat(rowsRead(rows.categories(), "", "{}", "{}"))
                    .isBetween(categories, categories + 1);
        }
    }

    /// A plan that goes through everything would be found.
    @Test
    void whatIsMissingIsFound() {
        assertThat(rowsRead("SELECT max(wpm) FROM results WHERE user_id = ?1", "", "{}", "{}"))
                .isGreaterThanOrEqualTo(RESULTS);
    }

    private static int categories(Rows rows) {
        String table = rows == Rows.OF_ALL ? "results" : "result_tags";
        return (int)
                TestingTables.number(
                        """
                        SELECT count(*) FROM (
                            SELECT DISTINCT mode, amount, language, punctuation, numbers, difficulty, lazy
                            FROM %s WHERE user_id = ? AND %s) AS c
                        """
                                .formatted(
                                        table,
                                        rows == Rows.OF_ALL
                                                ? "TRUE"
                                                : "tag_id = '" + TestingHistory.COMMON_TAG + "'"),
                        player.id().value());
    }

    private static int rowsRead(String sql, String before, String modes, String languages) {
        List<String> plan =
                TestingTables.texts(
                        "EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) "
                                + literally(sql, before, modes, languages));
        return sum(plan, SCAN) + sum(plan, REMOVED);
    }

    private static int sum(List<String> plan, Pattern rows) {
        return (int)
                Math.round(
                        plan.stream()
                                .map(rows::matcher)
                                .filter(Matcher::find)
                                .mapToDouble(HistorySqlIT::rowsOfAllLoops)
                                .sum());
    }

    private static double rowsOfAllLoops(Matcher found) {
        String loops = found.group(2);
        return Double.parseDouble(found.group(1)) * (loops.isEmpty() ? 1 : Integer.parseInt(loops));
    }

    /// The statement with its parameters in it. Modes and languages make the categories, one of each at a time.
    private static String literally(String sql, String before, String modes, String languages) {
        int categories = modes.split(",").length;
        List<String> values =
                List.of(
                        player.id().toString(),
                        TestingHistory.COMMON_TAG.toString(),
                        before,
                        new UUID(0, 0).toString(),
                        "1970-01-01T00:00:00Z",
                        String.valueOf(LIMIT),
                        modes,
                        repeated("30", categories),
                        languages,
                        repeated("false", categories),
                        repeated("false", categories),
                        repeated("normal", categories),
                        repeated("false", categories));
        return PARAMETER
                .matcher(sql)
                .replaceAll(found -> "'" + values.get(Integer.parseInt(found.group(1)) - 1) + "'");
    }

    private static String repeated(String value, int times) {
        return "{" + String.join(",", Collections.nCopies(times, value)) + "}";
    }
}

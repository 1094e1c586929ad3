package io.typogram.typing.control;

/// What a history is read by. A million results of one player cost no more than a few, whatever is asked for: the
/// categories in which somebody has typed are few, and from the index of each only the newest results are read.
///
/// Parameters are numbered alike in all of it: 1 the player, 2 the tag, 3 and 4 the time and the id before which
/// results are read, 5 the time from which they are, 6 how many, 7 to 13 the columns of the categories.
final class HistorySql {

    /// The rows that have an index by category: those of all results, or of the results with a tag.
    enum Rows {
        OF_ALL("results r WHERE r.user_id = ?1"),
        OF_A_TAG("result_tags r WHERE r.user_id = ?1 AND r.tag_id = ?2");

        private final String table;

        Rows(String table) {
            this.table = table;
        }

        /// From each category straight to the next one: a place in the index for each, and not a row for each result.
        String categories() {
            return """
            WITH RECURSIVE typed (mode, amount, language, punctuation, numbers, difficulty, lazy) AS (
                (SELECT r.mode, r.amount, r.language, r.punctuation, r.numbers, r.difficulty, r.lazy
                FROM %1$s
                ORDER BY r.mode, r.amount, r.language, r.punctuation, r.numbers, r.difficulty, r.lazy
                LIMIT 1)
                UNION ALL
                SELECT n.mode, n.amount, n.language, n.punctuation, n.numbers, n.difficulty, n.lazy
                FROM typed t
                CROSS JOIN LATERAL (
                    SELECT r.mode, r.amount, r.language, r.punctuation, r.numbers, r.difficulty, r.lazy
                    FROM %1$s
                        AND (r.mode, r.amount, r.language, r.punctuation, r.numbers, r.difficulty, r.lazy)
                            > (t.mode, t.amount, t.language, t.punctuation, t.numbers, t.difficulty, t.lazy)
                    ORDER BY r.mode, r.amount, r.language, r.punctuation, r.numbers, r.difficulty, r.lazy
                    LIMIT 1) AS n
            )
            SELECT mode, amount, language, punctuation, numbers, difficulty, lazy FROM typed LIMIT %2$d
            """
                    .formatted(table, Categories.MAX);
        }

        /// The newest of each category says which categories the page can be of: those whose newest results are
        /// the newest ones, and of these there are no more than the page has entries.
        String newestOfCategories() {
            return """
            SELECT e.completed_at, e.result_id
            FROM (
                SELECT k.mode, k.amount, k.language, k.punctuation, k.numbers, k.difficulty, k.lazy
                FROM unnest(CAST(?7 AS text[]), CAST(?8 AS bigint[]), CAST(?9 AS text[]),
                        CAST(?10 AS boolean[]), CAST(?11 AS boolean[]), CAST(?12 AS text[]),
                        CAST(?13 AS boolean[]))
                    AS k (mode, amount, language, punctuation, numbers, difficulty, lazy)
                CROSS JOIN LATERAL (%2$s LIMIT 1) AS newest
                ORDER BY newest.completed_at DESC, newest.result_id DESC
                LIMIT CAST(?6 AS bigint)) AS k
            CROSS JOIN LATERAL (%2$s LIMIT CAST(?6 AS bigint)) AS e
            ORDER BY e.completed_at DESC, e.result_id DESC
            LIMIT CAST(?6 AS bigint)
            """
                    .formatted(table, ofCategory());
        }

        private String ofCategory() {
            return """
            SELECT r.completed_at, r.result_id
            FROM %1$s
                AND r.mode = k.mode AND r.amount = k.amount AND r.language = k.language
                AND r.punctuation = k.punctuation AND r.numbers = k.numbers
                AND r.difficulty = k.difficulty AND r.lazy = k.lazy
                AND (r.completed_at, r.result_id) < (CAST(?3 AS timestamptz), CAST(?4 AS uuid))
                AND r.completed_at >= CAST(?5 AS timestamptz)
            ORDER BY r.completed_at DESC, r.result_id DESC
            """
                    .formatted(table);
        }
    }

    /// Of every category.
    static final String NEWEST =
            """
            SELECT r.completed_at, r.result_id
            FROM results r
            WHERE r.user_id = ?1
                AND (r.completed_at, r.result_id) < (CAST(?3 AS timestamptz), CAST(?4 AS uuid))
                AND r.completed_at >= CAST(?5 AS timestamptz)
            ORDER BY r.completed_at DESC, r.result_id DESC
            LIMIT CAST(?6 AS bigint)
            """;

    /// The runs behind the selected rows, numbered from the newest; those that do not count are left out. Each is
    /// looked up by its key, and the limit keeps databases from going through all results of the player instead.
    private static final String RUNS =
            """
            WITH chosen AS (%s),
            runs AS (
                SELECT c.completed_at, r.wpm, r.accuracy, r.consistency, r.seconds,
                    row_number() OVER (ORDER BY c.completed_at DESC, c.result_id DESC) AS nth
                FROM chosen c
                CROSS JOIN LATERAL (
                    SELECT wpm, accuracy, consistency, standing, duration_seconds - afk_seconds AS seconds
                    FROM results WHERE user_id = ?1 AND result_id = c.result_id LIMIT 1) AS r
                WHERE r.standing IN ('counted', 'cleared'))
            """;

    /// Of the latest ten, the latest hundred, and all that are chosen.
    static final String FIGURES =
            RUNS
                    + """
                    SELECT s.latest, count(*), sum(greatest(seconds, 0)), avg(wpm), max(wpm), avg(accuracy),
                        avg(consistency), (SELECT count(*) FROM chosen)
                    FROM unnest(CAST('{10,100,10000}' AS bigint[])) AS s (latest)
                    JOIN runs ON nth <= s.latest
                    GROUP BY s.latest
                    """;

    /// Parameter 14 is the unit of the calendar, 15 how many there are at most.
    static final String COURSE =
            RUNS
                    + """
                    SELECT CAST(date_trunc(CAST(?14 AS text), completed_at AT TIME ZONE 'UTC') AS date),
                        count(*), sum(greatest(seconds, 0)), avg(wpm), max(wpm), avg(accuracy), avg(consistency)
                    FROM runs GROUP BY 1 ORDER BY 1 DESC LIMIT CAST(?15 AS bigint)
                    """;

    private HistorySql() {}
}

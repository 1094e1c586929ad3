package io.typogram.typing;

import io.typogram.testing.TestingPlayer;
import io.typogram.testing.TestingTables;
import java.time.Instant;
import java.util.UUID;

/// Results that nobody has typed, as they stand in the table. Nobody takes their keystrokes elsewhere.
public final class TestingHistory {

    /// A tag of nearly all results, and one of a few.
    public static final UUID COMMON_TAG = UUID.fromString("00000000-0000-4000-8000-00000000000a");

    public static final UUID RARE_TAG = UUID.fromString("00000000-0000-4000-8000-00000000000b");

    /// As many results have a language of their own.
    public static final int RARE = 5;

    public static final Instant BEGINNING = Instant.parse("2020-01-01T00:00:00Z");

    private static final String INSERT =
            """
            INSERT INTO results (user_id, result_id, test_id, mode, amount, language, punctuation,
                numbers, wpm, raw, accuracy, consistency, key_consistency, correct_characters,
                incorrect_characters, extra_characters, missed_characters, duration_seconds,
                afk_seconds, key_overlap_millis, wpm_per_second, raw_per_second, errors_per_second,
                completed_at, personal_best, formula_version, keystrokes, keystrokes_tier)
            """;

    private static final String TAG =
            """
            INSERT INTO result_tags (user_id, tag_id, result_id, mode, amount, language,
                punctuation, numbers, difficulty, lazy, completed_at)
            SELECT user_id, ?, result_id, mode, amount, language,
                punctuation, numbers, difficulty, lazy, completed_at
            FROM results WHERE user_id = ?
            """;

    private TestingHistory() {}

    /// A result of 60 wpm in half a minute.
    public static UUID result(
            TestingPlayer player, String mode, int amount, String language, String completedAt) {
        return result(player, mode, amount, language, completedAt, 60);
    }

    public static UUID result(
            TestingPlayer player,
            String mode,
            int amount,
            String language,
            String completedAt,
            double wpm) {
        UUID result = UUID.randomUUID();
        TestingTables.change(
                INSERT
                        + """
                        VALUES (?, ?, ?, ?, ?, ?, FALSE, FALSE, ?, ?, 95, 80, 70, 150, 0, 0, 0, 30, 0,
                            0, '60.0', '60.0', '0', CAST(? AS timestamptz), FALSE, 1, '', 'none')
                        """,
                player.id().value(),
                result,
                UUID.randomUUID(),
                mode,
                amount,
                language,
                wpm,
                wpm,
                completedAt);
        return result;
    }

    /// Results of many kinds, one every three minutes, of the size that results of half a minute have: half a
    /// kilobyte was typed, and the figures of the seconds take as much again. Nearly all of them have a tag.
    public static void fill(TestingPlayer player, int results) {
        UUID user = player.id().value();
        TestingTables.change(
                INSERT
                        + """
                        SELECT ?, gen_random_uuid(), gen_random_uuid(),
                            CASE WHEN i % 3 = 0 THEN 'words' ELSE 'time' END,
                            CASE i % 5 WHEN 0 THEN 15 WHEN 1 THEN 60 ELSE 30 END,
                            CASE WHEN i % CAST(? AS bigint) = 7 THEN 'icelandic'
                                WHEN i % 4 = 0 THEN 'german' ELSE 'english' END,
                            i % 10 = 0, i % 20 = 0, 60 + i % 50, 70 + i % 50, 95, 80, 70, 200, 0, 0, 0,
                            30, 0, 100, repeat('61.25 ', 30), repeat('65.12 ', 30), repeat('0 ', 30),
                            CAST(? AS timestamptz)
                                + i * CAST('3 minutes' AS interval),
                            FALSE, 1, CAST(repeat('abcdefgh', 60) AS bytea), 'none'
                        FROM generate_series(1, CAST(? AS bigint)) AS i
                        """,
                user,
                Math.ceilDiv(results, RARE),
                BEGINNING.toString(),
                results);
        TestingTables.change(TAG + " AND punctuation = FALSE", COMMON_TAG, user);
        TestingTables.change(TAG + " AND language = 'icelandic'", RARE_TAG, user);
    }
}

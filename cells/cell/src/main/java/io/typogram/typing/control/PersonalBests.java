package io.typogram.typing.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.persistence.Sql;
import io.typogram.typing.entity.Difficulty;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.PersonalBest;
import io.typogram.typing.entity.TestSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;

/// The table `category_bests`: each player's fastest run of every kind of test.
@ApplicationScoped
public class PersonalBests {

    @PersistenceContext private EntityManager entities;

    /// Takes the run over when it is strictly faster than the best so far; says whether it was.
    boolean improve(UserId user, PersonalBest run) {
        TestSettings settings = run.settings();
        int improved =
                keyed(
                                entities.createNativeQuery(
                                        """
                                        INSERT INTO category_bests (user_id, mode, amount, language,
                                            punctuation, numbers, difficulty, lazy,
                                            wpm, accuracy, result_id, achieved_at)
                                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                        ON CONFLICT (user_id, mode, amount, language, punctuation, numbers,
                                            difficulty, lazy)
                                        DO UPDATE SET wpm = excluded.wpm, accuracy = excluded.accuracy,
                                            result_id = excluded.result_id,
                                            achieved_at = excluded.achieved_at
                                        WHERE excluded.wpm > category_bests.wpm
                                        """),
                                user,
                                settings)
                        .setParameter(9, run.wpm())
                        .setParameter(10, run.accuracy())
                        .setParameter(11, run.resultId())
                        .setParameter(12, run.achievedAt())
                        .executeUpdate();
        return improved == 1;
    }

    /// Finds the best of equal settings among all results that count, because one of them has changed.
    void findAgain(UserId user, TestSettings settings) {
        entities.flush();
        keyed(
                        entities.createNativeQuery(
                                """
                                DELETE FROM category_bests
                                WHERE user_id = ? AND mode = ? AND amount = ? AND language = ?
                                    AND punctuation = ? AND numbers = ? AND difficulty = ?
                                    AND lazy = ?
                                """),
                        user,
                        settings)
                .executeUpdate();
        keyed(
                        entities.createNativeQuery(
                                """
                                INSERT INTO category_bests (user_id, mode, amount, language,
                                    punctuation, numbers, difficulty, lazy,
                                    wpm, accuracy, result_id, achieved_at)
                                SELECT user_id, mode, amount, language, punctuation, numbers,
                                       difficulty, lazy, wpm, accuracy, result_id, completed_at
                                FROM results
                                WHERE user_id = ? AND mode = ? AND amount = ? AND language = ?
                                    AND punctuation = ? AND numbers = ? AND difficulty = ?
                                    AND lazy = ? AND wpm > 0
                                    AND standing IN ('counted', 'cleared')
                                ORDER BY wpm DESC, completed_at, result_id LIMIT 1
                                """),
                        user,
                        settings)
                .executeUpdate();
    }

    /// Sets the first eight parameters: whose, and of which settings.
    private static Query keyed(Query query, UserId user, TestSettings settings) {
        return query.setParameter(1, user.value())
                .setParameter(2, settings.mode().wireName())
                .setParameter(3, settings.amount())
                .setParameter(4, settings.language().value())
                .setParameter(5, settings.punctuation())
                .setParameter(6, settings.numbers())
                .setParameter(7, settings.difficulty().wireName())
                .setParameter(8, settings.lazy());
    }

    /// All of a player's, in a steady order. There is one for each kind of test, so they are few.
    public List<PersonalBest> of(UserId user) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT mode, amount, language, punctuation, numbers,
                                       difficulty, lazy, wpm, accuracy, result_id, achieved_at
                                FROM category_bests WHERE user_id = ?
                                ORDER BY mode, amount, language, punctuation, numbers,
                                         difficulty, lazy
                                """)
                        .setParameter(1, user.value())
                        .getResultList();
        return rows.stream().map(row -> best((Object[]) row)).toList();
    }

    private static PersonalBest best(Object[] row) {
        TestSettings settings =
                new TestSettings(
                        Mode.ofWireName((String) row[0]).orElseThrow(),
                        ((Number) row[1]).intValue(),
                        new LanguageId((String) row[2]),
                        (Boolean) row[3],
                        (Boolean) row[4],
                        Difficulty.ofWireName((String) row[5]).orElseThrow(),
                        (Boolean) row[6]);
        return new PersonalBest(
                settings,
                ((Number) row[7]).doubleValue(),
                ((Number) row[8]).doubleValue(),
                (UUID) row[9],
                Sql.instant(row[10]));
    }
}

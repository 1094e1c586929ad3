package io.typogram.progress.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.progress.entity.ActivityDay;
import io.typogram.progress.entity.Goals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// The table `activity_days`: one row for each day on which a player typed.
@ApplicationScoped
public class ActivityDays {

    /// More days than anybody has typed on: fifty years of them.
    private static final int MAX_DAYS = 20_000;

    @PersistenceContext private EntityManager entities;

    public NavigableSet<LocalDate> days(UserId user) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT CAST(day AS text) FROM activity_days WHERE user_id = ?
                                ORDER BY day DESC LIMIT ?
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, MAX_DAYS)
                        .getResultList();
        NavigableSet<LocalDate> days = new TreeSet<>();
        rows.forEach(row -> days.add(LocalDate.parse((String) row)));
        return days;
    }

    /// Earliest first, both ends included.
    public List<ActivityDay> between(UserId user, LocalDate from, LocalDate to) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT CAST(day AS text), tests, typed_millis, xp, goal_tests,
                                    goal_minutes
                                FROM activity_days
                                WHERE user_id = ? AND day BETWEEN CAST(? AS date) AND CAST(? AS date)
                                ORDER BY day
                                """)
                        .setParameter(1, user.value())
                        .setParameter(2, from.toString())
                        .setParameter(3, to.toString())
                        .getResultList();
        return rows.stream().map(row -> day((Object[]) row)).toList();
    }

    long reachedGoals(UserId user) {
        return ((Number)
                        entities.createNativeQuery(
                                        """
                                        SELECT count(*) FROM activity_days
                                        WHERE user_id = ? AND goal_tests + goal_minutes > 0
                                            AND tests >= goal_tests
                                            AND typed_millis >= goal_minutes * 60000
                                        """)
                                .setParameter(1, user.value())
                                .getSingleResult())
                .longValue();
    }

    private static ActivityDay day(Object[] row) {
        long tests = number(row[1]);
        long typedMillis = number(row[2]);
        boolean reached = Goals.reached(number(row[4]), number(row[5]), tests, typedMillis);
        return new ActivityDay(
                LocalDate.parse((String) row[0]), tests, typedMillis, number(row[3]), reached);
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}

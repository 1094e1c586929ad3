package io.typogram.progress.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.persistence.Sql;
import io.typogram.progress.entity.DayRun;
import io.typogram.progress.entity.Goals;
import io.typogram.progress.entity.Goals.SpeedGoal;
import io.typogram.progress.entity.Progress;
import io.typogram.progress.entity.Progress.Credit;
import io.typogram.progress.entity.TimeZones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The table `progress`, with `activity_days` where both change in one statement.
@ApplicationScoped
public class ProgressTable {

    @PersistenceContext private EntityManager entities;

    /// What one run adds.
    ///
    /// @param day in the player's time zone
    /// @param latestRun the latest days in a row from now on
    record Addition(
            UserId user,
            Credit credit,
            LocalDate day,
            long typedMillis,
            DayRun latestRun,
            long outages,
            Goals goals,
            double speedBest,
            Optional<Instant> speedReachedAt) {}

    public Progress of(UserId user) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT xp, tests, typed_millis, time_zone, time_zone_since,
                                    time_zone_before, CAST(run_from AS text), CAST(run_to AS text),
                                    run_outages, last_result_id, last_xp, goal_tests, goal_minutes,
                                    speed_mode, speed_amount, speed_language, speed_wpm,
                                    speed_best, speed_reached_at
                                FROM progress WHERE user_id = ?
                                """)
                        .setParameter(1, user.value())
                        .getResultList();
        return rows.stream().findFirst().map(row -> progress((Object[]) row)).orElse(Progress.NONE);
    }

    /// In one statement, because the player's row at the fence is locked meanwhile.
    void add(Addition addition) {
        DayRun run = addition.latestRun();
        entities.createNativeQuery(
                        """
                        WITH credited AS (
                            INSERT INTO activity_days (user_id, day, tests, typed_millis, xp,
                                goal_tests, goal_minutes)
                            VALUES (CAST(?1 AS uuid), CAST(?2 AS date), 1, CAST(?3 AS bigint),
                                CAST(?4 AS bigint), CAST(?5 AS bigint), CAST(?6 AS bigint))
                            ON CONFLICT (user_id, day) DO UPDATE
                            SET tests = activity_days.tests + 1,
                                typed_millis = activity_days.typed_millis + excluded.typed_millis,
                                xp = activity_days.xp + excluded.xp,
                                goal_tests = excluded.goal_tests,
                                goal_minutes = excluded.goal_minutes
                            RETURNING user_id
                        )
                        INSERT INTO progress (user_id, tests, typed_millis, xp, run_from, run_to,
                            run_outages, last_result_id, last_xp, speed_best, speed_reached_at)
                        VALUES (CAST(?1 AS uuid), 1, CAST(?3 AS bigint), CAST(?4 AS bigint),
                            CAST(?7 AS date), CAST(?8 AS date), CAST(?9 AS bigint),
                            CAST(?10 AS uuid), CAST(?4 AS bigint), CAST(?11 AS double precision),
                            CAST(?12 AS timestamptz))
                        ON CONFLICT (user_id) DO UPDATE
                        SET tests = progress.tests + 1,
                            typed_millis = progress.typed_millis + excluded.typed_millis,
                            xp = progress.xp + excluded.xp,
                            run_from = excluded.run_from, run_to = excluded.run_to,
                            run_outages = excluded.run_outages,
                            last_result_id = excluded.last_result_id, last_xp = excluded.last_xp,
                            speed_best = excluded.speed_best,
                            speed_reached_at = excluded.speed_reached_at
                        """)
                .setParameter(1, addition.user().toString())
                .setParameter(2, addition.day().toString())
                .setParameter(3, addition.typedMillis())
                .setParameter(4, addition.credit().xp())
                .setParameter(5, addition.goals().testsADay())
                .setParameter(6, addition.goals().minutesADay())
                .setParameter(7, run.from().toString())
                .setParameter(8, run.to().toString())
                .setParameter(9, addition.outages())
                .setParameter(10, addition.credit().resultId().toString())
                .setParameter(11, addition.speedBest())
                .setParameter(12, addition.speedReachedAt().map(Instant::toString).orElse(null))
                .executeUpdate();
    }

    void zones(UserId user, TimeZones zones) {
        entities.createNativeQuery(
                        """
                        INSERT INTO progress (user_id, time_zone, time_zone_since, time_zone_before)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (user_id) DO UPDATE
                        SET time_zone = excluded.time_zone,
                            time_zone_since = excluded.time_zone_since,
                            time_zone_before = excluded.time_zone_before
                        """)
                .setParameter(1, user.value())
                .setParameter(2, zones.zone().getId())
                .setParameter(3, zones.since())
                .setParameter(4, zones.before().getId())
                .executeUpdate();
    }

    /// What was reached towards another speed is forgotten.
    ///
    /// @param speedBest kept where the speed goal is for the same kind of test
    void goals(UserId user, Goals goals, double speedBest, Optional<Instant> speedReachedAt) {
        Optional<SpeedGoal> speed = goals.speed();
        entities.createNativeQuery(
                        """
                        INSERT INTO progress (user_id, goal_tests, goal_minutes, speed_mode,
                            speed_amount, speed_language, speed_wpm, speed_best, speed_reached_at)
                        VALUES (?, ?, ?, ?, CAST(? AS bigint), ?, CAST(? AS double precision), ?,
                            CAST(? AS timestamptz))
                        ON CONFLICT (user_id) DO UPDATE
                        SET goal_tests = excluded.goal_tests, goal_minutes = excluded.goal_minutes,
                            speed_mode = excluded.speed_mode, speed_amount = excluded.speed_amount,
                            speed_language = excluded.speed_language,
                            speed_wpm = excluded.speed_wpm, speed_best = excluded.speed_best,
                            speed_reached_at = excluded.speed_reached_at
                        """)
                .setParameter(1, user.value())
                .setParameter(2, goals.testsADay())
                .setParameter(3, goals.minutesADay())
                .setParameter(4, speed.map(SpeedGoal::mode).orElse(null))
                .setParameter(5, speed.map(goal -> String.valueOf(goal.amount())).orElse(null))
                .setParameter(6, speed.map(SpeedGoal::language).orElse(null))
                .setParameter(7, speed.map(goal -> String.valueOf(goal.wpm())).orElse(null))
                .setParameter(8, speedBest)
                .setParameter(9, speedReachedAt.map(Instant::toString).orElse(null))
                .executeUpdate();
    }

    private static Progress progress(Object[] row) {
        return new Progress(
                number(row[0]),
                number(row[1]),
                number(row[2]),
                new TimeZones(
                        ZoneId.of((String) row[3]),
                        Sql.instant(row[4]),
                        ZoneId.of((String) row[5])),
                run((String) row[6], (String) row[7]),
                number(row[8]),
                Optional.ofNullable((UUID) row[9])
                        .map(result -> new Credit(result, number(row[10]))),
                new Goals(number(row[11]), number(row[12]), speed(row)),
                row[17] == null ? 0 : ((Number) row[17]).doubleValue(),
                Optional.ofNullable(row[18]).map(Sql::instant));
    }

    private static Optional<DayRun> run(@Nullable String from, @Nullable String to) {
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(new DayRun(LocalDate.parse(from), LocalDate.parse(to)));
    }

    private static Optional<SpeedGoal> speed(Object[] row) {
        return row[13] == null
                ? Optional.empty()
                : Optional.of(
                        new SpeedGoal(
                                (String) row[13],
                                number(row[14]),
                                (String) row[15],
                                ((Number) row[16]).doubleValue()));
    }

    private static long number(Object column) {
        return ((Number) column).longValue();
    }
}

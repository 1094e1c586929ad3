package io.typogram.progress.boundary;

import io.typogram.progress.control.ShowProgress.Shown;
import io.typogram.progress.entity.ActivityDay;
import io.typogram.progress.entity.Goals;
import io.typogram.progress.entity.Goals.SpeedGoal;
import io.typogram.progress.entity.Level;
import io.typogram.progress.entity.Progress;
import io.typogram.progress.entity.Progress.Credit;
import io.typogram.progress.entity.TimeZones;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A player's progress on the wire, for their own eyes.
///
/// @param levelXp the experience with which the level began
/// @param nextLevelXp the experience with which the next one begins
/// @param goalDays on how many days the goals of the day were reached
public record ProgressRepresentation(
        long xp,
        long level,
        long levelXp,
        long nextLevelXp,
        long tests,
        long seconds,
        StreakRepresentation streak,
        DayRepresentation today,
        TimeZoneRepresentation timeZone,
        GoalsRepresentation goals,
        long goalDays,
        @Nullable CreditRepresentation lastCredit) {

    private static final long MILLIS_PER_SECOND = 1_000;

    /// Days in a row.
    ///
    /// @param dayEndsAt when the player's day is over
    public record StreakRepresentation(
            int days, int longest, boolean typedToday, String dayEndsAt) {}

    /// A day on which was typed.
    public record DayRepresentation(
            String day, long tests, long seconds, long xp, boolean goalReached) {

        static DayRepresentation of(ActivityDay day) {
            return new DayRepresentation(
                    day.day().toString(),
                    day.tests(),
                    inSeconds(day.typedMillis()),
                    day.xp(),
                    day.goalReached());
        }
    }

    /// A time zone.
    ///
    /// @param next the one that will hold from `nextFrom`
    public record TimeZoneRepresentation(
            String name, @Nullable String next, @Nullable String nextFrom) {

        static TimeZoneRepresentation of(TimeZones zones, Instant now) {
            return now.isBefore(zones.since())
                    ? new TimeZoneRepresentation(
                            zones.before().getId(), zones.zone().getId(), zones.since().toString())
                    : new TimeZoneRepresentation(zones.zone().getId(), null, null);
        }
    }

    /// What a player wants; missing is nothing.
    public record GoalsRepresentation(
            @Nullable Long testsADay,
            @Nullable Long minutesADay,
            @Nullable SpeedGoalRepresentation speed) {

        static GoalsRepresentation of(Progress progress) {
            Goals goals = progress.goals();
            return new GoalsRepresentation(
                    goals.testsADay() == 0 ? null : goals.testsADay(),
                    goals.minutesADay() == 0 ? null : goals.minutesADay(),
                    goals.speed()
                            .map(goal -> SpeedGoalRepresentation.of(goal, progress))
                            .orElse(null));
        }
    }

    /// A speed that a player wants to reach.
    ///
    /// @param best the best wpm since the goal was set
    public record SpeedGoalRepresentation(
            String mode,
            long amount,
            String language,
            double wpm,
            double best,
            @Nullable String reachedAt) {

        static SpeedGoalRepresentation of(SpeedGoal goal, Progress progress) {
            return new SpeedGoalRepresentation(
                    goal.mode(),
                    goal.amount(),
                    goal.language(),
                    goal.wpm(),
                    progress.speedBest(),
                    progress.speedReachedAt().map(Instant::toString).orElse(null));
        }
    }

    /// What the result that came last has earned.
    public record CreditRepresentation(String resultId, long xp, long levelBefore) {}

    static ProgressRepresentation of(Shown shown, Instant now) {
        Progress progress = shown.progress();
        Level level = Level.of(progress.xp());
        return new ProgressRepresentation(
                progress.xp(),
                level.number(),
                level.firstXp(),
                level.next().firstXp(),
                progress.tests(),
                inSeconds(progress.typedMillis()),
                new StreakRepresentation(
                        shown.streak().days(),
                        shown.streak().longest(),
                        shown.streak().typedToday(),
                        shown.dayEndsAt().toString()),
                today(shown),
                TimeZoneRepresentation.of(progress.timeZones(), now),
                GoalsRepresentation.of(progress),
                shown.goalDays(),
                progress.lastCredit().map(credit -> credit(credit, progress)).orElse(null));
    }

    private static DayRepresentation today(Shown shown) {
        Optional<ActivityDay> today = shown.today();
        return today.map(DayRepresentation::of)
                .orElseGet(() -> new DayRepresentation(shown.day().toString(), 0, 0, 0, false));
    }

    private static CreditRepresentation credit(Credit credit, Progress progress) {
        return new CreditRepresentation(
                credit.resultId().toString(),
                credit.xp(),
                Level.of(progress.xp() - credit.xp()).number());
    }

    private static long inSeconds(long millis) {
        return Math.round((double) millis / MILLIS_PER_SECOND);
    }
}

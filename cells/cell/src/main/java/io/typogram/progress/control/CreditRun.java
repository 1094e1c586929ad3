package io.typogram.progress.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.progress.entity.DayRun;
import io.typogram.progress.entity.Experience;
import io.typogram.progress.entity.Experience.EarningRun;
import io.typogram.progress.entity.Goals.SpeedGoal;
import io.typogram.progress.entity.Outages;
import io.typogram.progress.entity.Progress;
import io.typogram.progress.entity.Progress.Credit;
import io.typogram.typing.TypingEvent.TestCompleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;

/// Credits a run to the day on which it was typed, in the transaction that keeps its result: so once.
@ApplicationScoped
public class CreditRun {

    private static final long MILLIS_PER_SECOND = 1_000;

    @Inject private ProgressTable table;
    @Inject private ActivityDays activity;
    @Inject private KnownOutages outages;

    /// The latest days in a row, and those that a day belongs to.
    private record Runs(DayRun latest, DayRun own) {}

    public void credit(TestCompleted test) {
        UserId user = test.userId();
        Progress progress = table.of(user);
        LocalDate day = progress.timeZones().dayOf(test.typedAt());
        Runs runs = runs(user, progress, day);
        long xp = Experience.of(earning(test), runs.own().daysUntil(day));
        double best = best(progress, test);
        table.add(
                new ProgressTable.Addition(
                        user,
                        new Credit(test.resultId(), xp),
                        day,
                        typedMillis(test),
                        runs.latest(),
                        outages.all().fingerprint(),
                        progress.goals(),
                        best,
                        reachedAt(progress, best, test)));
    }

    /// All days are read only when the latest run cannot tell: for a day before it, and when outages
    /// have become known since.
    private Runs runs(UserId user, Progress progress, LocalDate day) {
        Outages known = outages.all();
        Predicate<LocalDate> outage = known.days(progress.timeZones().zone());
        if (progress.tests() == 0) {
            return new Runs(DayRun.of(day), DayRun.of(day));
        }
        Optional<DayRun> latest =
                progress.latestRun()
                        .filter(_ -> progress.runOutages() == known.fingerprint())
                        .flatMap(run -> run.with(day, outage));
        return latest.map(run -> new Runs(run, run)).orElseGet(() -> runsOfAll(user, day, outage));
    }

    private Runs runsOfAll(UserId user, LocalDate day, Predicate<LocalDate> outage) {
        NavigableSet<LocalDate> days = activity.days(user);
        days.add(day);
        List<DayRun> all = DayRun.of(days, outage);
        DayRun own = all.stream().filter(run -> run.contains(day)).findFirst().orElseThrow();
        return new Runs(all.getLast(), own);
    }

    private static double best(Progress progress, TestCompleted test) {
        return isForGoal(progress, test)
                ? Math.max(progress.speedBest(), test.wpm())
                : progress.speedBest();
    }

    private static Optional<Instant> reachedAt(Progress progress, double best, TestCompleted test) {
        boolean reaches =
                isForGoal(progress, test)
                        && progress.goals().speed().map(SpeedGoal::wpm).orElseThrow() <= best;
        return progress.speedReachedAt()
                .or(() -> reaches ? Optional.of(test.typedAt()) : Optional.empty());
    }

    private static boolean isForGoal(Progress progress, TestCompleted test) {
        return progress.goals()
                .speed()
                .filter(goal -> goal.isFor(test.mode(), test.amount(), test.language()))
                .isPresent();
    }

    private static long typedMillis(TestCompleted test) {
        double seconds = Math.max(0, test.durationSeconds() - test.afkSeconds());
        return Math.round(seconds * MILLIS_PER_SECOND);
    }

    private static EarningRun earning(TestCompleted test) {
        return new EarningRun(
                test.mode(),
                test.durationSeconds(),
                test.afkSeconds(),
                test.accuracy(),
                test.errorsLeft(),
                test.punctuation(),
                test.numbers());
    }
}

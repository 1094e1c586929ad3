package io.typogram.progress.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.progress.entity.ActivityDay;
import io.typogram.progress.entity.DayRun;
import io.typogram.progress.entity.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;

/// How far a player has come, as of now. Streaks are told from the days alone, so an outage that becomes
/// known later gives back what it cost.
@ApplicationScoped
public class ShowProgress {

    @Inject private ProgressTable table;
    @Inject private ActivityDays activity;
    @Inject private KnownOutages outages;
    @Inject private InstantSource clock;

    /// Days in a row.
    ///
    /// @param days up to the last one typed on; 0 when a day was left out since
    /// @param typedToday whether today counts already
    public record Streak(int days, int longest, boolean typedToday) {}

    /// A player's present.
    public record Shown(
            Progress progress,
            Streak streak,
            LocalDate day,
            Instant dayEndsAt,
            Optional<ActivityDay> today,
            long goalDays) {}

    public Shown of(UserId user) {
        Progress progress = table.of(user);
        Instant now = clock.instant();
        LocalDate day = progress.timeZones().dayOf(now);
        return new Shown(
                progress,
                streak(user, progress, day),
                day,
                progress.timeZones().endOfDay(now),
                activity.between(user, day, day).stream().findFirst(),
                activity.reachedGoals(user));
    }

    public LocalDate today(UserId user) {
        return table.of(user).timeZones().dayOf(clock.instant());
    }

    private Streak streak(UserId user, Progress progress, LocalDate day) {
        NavigableSet<LocalDate> days = activity.days(user);
        Predicate<LocalDate> outage = outages.all().days(progress.timeZones().zone());
        List<DayRun> runs = DayRun.of(days, outage);
        if (runs.isEmpty()) {
            return new Streak(0, 0, false);
        }
        DayRun latest = runs.getLast();
        int longest = runs.stream().mapToInt(DayRun::days).max().orElseThrow();
        boolean holds = latest.reaches(day, outage);
        return new Streak(holds ? latest.days() : 0, longest, days.contains(day));
    }
}

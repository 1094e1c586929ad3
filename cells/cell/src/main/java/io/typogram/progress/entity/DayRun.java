package io.typogram.progress.entity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;

/// Days in a row, from the first to the last. A day of an outage between two of them belongs to the
/// run whether or not the player could type; one at an end does not lengthen it.
public record DayRun(LocalDate from, LocalDate to) {

    public DayRun {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a run of days ends after it began");
        }
    }

    public static DayRun of(LocalDate day) {
        return new DayRun(day, day);
    }

    /// All runs of some days, earliest first.
    public static List<DayRun> of(NavigableSet<LocalDate> days, Predicate<LocalDate> outage) {
        List<DayRun> runs = new ArrayList<>();
        for (LocalDate day : days) {
            if (!runs.isEmpty() && runs.getLast().reaches(day, outage)) {
                runs.set(runs.size() - 1, new DayRun(runs.getLast().from, day));
            } else {
                runs.add(of(day));
            }
        }
        return runs;
    }

    /// The latest run once this day is typed on too, when this is the latest one. Empty when the day lies
    /// before it: it may join this run with an earlier one, which only all days can tell.
    public Optional<DayRun> with(LocalDate day, Predicate<LocalDate> outage) {
        if (day.isBefore(from)) {
            return Optional.empty();
        }
        if (!day.isAfter(to)) {
            return Optional.of(this);
        }
        return Optional.of(reaches(day, outage) ? new DayRun(from, day) : of(day));
    }

    /// Whether nothing but outages lies between the run and a day that is not before its end.
    public boolean reaches(LocalDate day, Predicate<LocalDate> outage) {
        LocalDate next = to.plusDays(1);
        while (next.isBefore(day) && outage.test(next)) {
            next = next.plusDays(1);
        }
        return !next.isBefore(day);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    public int days() {
        return daysUntil(to);
    }

    /// How many days in a row a day of the run was the last of.
    public int daysUntil(LocalDate day) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, day) + 1);
    }
}

package io.typogram.progress.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.progress.entity.Goals;
import io.typogram.progress.entity.Goals.SpeedGoal;
import io.typogram.progress.entity.Progress;
import io.typogram.progress.entity.TimeZones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/// Changes what a player says of themselves: their time zone and their goals. Both run in the
/// transaction of a user write.
@ApplicationScoped
public class ChangeProgress {

    @Inject private ProgressTable table;
    @Inject private InstantSource clock;

    /// What became of the wish for another time zone.
    public sealed interface Outcome {

        record Changed(TimeZones zones) implements Outcome {}

        /// It was changed in the last week.
        record TooSoon(Instant until) implements Outcome {}
    }

    /// Before the first test there is no day that could be gained, so the first zone holds at once.
    public Outcome timeZone(UserId user, ZoneId wanted) {
        Progress progress = table.of(user);
        TimeZones zones = progress.timeZones();
        Instant now = clock.instant();
        if (progress.tests() == 0) {
            return changed(user, TimeZones.of(wanted));
        }
        TimeZones changed = zones.changed(wanted, now);
        if (changed.equals(zones)) {
            return new Outcome.Changed(zones);
        }
        return zones.staysUntil(now)
                .<Outcome>map(Outcome.TooSoon::new)
                .orElseGet(() -> changed(user, changed));
    }

    private Outcome changed(UserId user, TimeZones zones) {
        table.zones(user, zones);
        return new Outcome.Changed(zones);
    }

    public void goals(UserId user, Goals goals) {
        Progress progress = table.of(user);
        boolean same = goals.speed().equals(progress.goals().speed());
        boolean sameKind =
                goals.speed().isPresent()
                        && progress.goals()
                                .speed()
                                .filter(speed -> isSameKind(speed, goals))
                                .isPresent();
        table.goals(
                user,
                goals,
                sameKind ? progress.speedBest() : 0,
                same ? progress.speedReachedAt() : Optional.empty());
    }

    private static boolean isSameKind(SpeedGoal speed, Goals goals) {
        return goals.speed()
                .filter(wanted -> wanted.isFor(speed.mode(), speed.amount(), speed.language()))
                .isPresent();
    }
}

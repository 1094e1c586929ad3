package io.typogram.progress.entity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// How far a player has come.
///
/// @param latestRun the latest days in a row, as of the outages of `runOutages`
/// @param runOutages see [Outages#fingerprint]
/// @param speedBest the best wpm since the speed goal was set; 0 is none
public record Progress(
        long xp,
        long tests,
        long typedMillis,
        TimeZones timeZones,
        Optional<DayRun> latestRun,
        long runOutages,
        Optional<Credit> lastCredit,
        Goals goals,
        double speedBest,
        Optional<Instant> speedReachedAt) {

    /// Of somebody who has not typed yet.
    public static final Progress NONE =
            new Progress(
                    0,
                    0,
                    0,
                    TimeZones.UNKNOWN,
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    Goals.NONE,
                    0,
                    Optional.empty());

    public Progress {
        Objects.requireNonNull(timeZones);
        Objects.requireNonNull(latestRun);
        Objects.requireNonNull(lastCredit);
        Objects.requireNonNull(goals);
        Objects.requireNonNull(speedReachedAt);
    }

    /// What a result has earned.
    public record Credit(UUID resultId, long xp) {}
}

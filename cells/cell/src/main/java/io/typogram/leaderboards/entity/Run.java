package io.typogram.leaderboards.entity;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;

/// One run, whole: its figures are never mixed with another's.
///
/// Natural order is the order on a board, best first: higher wpm, then higher accuracy, then earlier.
/// The id of the result comes last, in the order of its text, which is the database's too, so that of
/// two runs every cell prefers the same one.
public record Run(UUID resultId, long wpmHundredths, long accuracyHundredths, Instant achievedAt)
        implements Comparable<Run> {

    private static final long MAX_ACCURACY_HUNDREDTHS = 100_00;
    private static final double HUNDREDTHS = 100.0;

    private static final Comparator<Run> BEST_FIRST =
            Comparator.comparingLong(Run::wpmHundredths)
                    .reversed()
                    .thenComparing(Comparator.comparingLong(Run::accuracyHundredths).reversed())
                    .thenComparing(Run::achievedAt)
                    .thenComparing(run -> run.resultId().toString());

    public Run {
        Objects.requireNonNull(resultId);
        Objects.requireNonNull(achievedAt);
        if (wpmHundredths < 0
                || accuracyHundredths < 0
                || accuracyHundredths > MAX_ACCURACY_HUNDREDTHS) {
            throw new IllegalArgumentException("not the figures of a run");
        }
    }

    /// Takes figures that were rounded to two decimals.
    public static Run of(UUID resultId, double wpm, double accuracy, Instant achievedAt) {
        return new Run(
                resultId,
                Math.round(wpm * HUNDREDTHS),
                Math.round(accuracy * HUNDREDTHS),
                achievedAt);
    }

    public double wpm() {
        return wpmHundredths / HUNDREDTHS;
    }

    public double accuracy() {
        return accuracyHundredths / HUNDREDTHS;
    }

    @Override
    public int compareTo(Run other) {
        return BEST_FIRST.compare(this, other);
    }
}

package io.typogram.progress.entity;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a run earns, as Monkeytype reckons it (`backend/src/api/controllers/result.ts`, `calculateXp`),
/// without what this server cannot verify or does not have: tests that were broken off, bonuses of a
/// day, funboxes.
public final class Experience {

    /// Monkeytype leaves both to its operators. Of ours, ten days give a tenth more, and no more than
    /// twice is given.
    public static final int LONGEST_REWARDED_STREAK = 100;

    private static final double MOST_FOR_A_STREAK = 1;

    private static final double PERFECT = 100;
    private static final double WORTHLESS_ACCURACY = 50;

    private Experience() {}

    /// A run, as far as it earns.
    ///
    /// @param errorsLeft characters that were wrong, too many or missing at the end
    public record EarningRun(
            String mode,
            double durationSeconds,
            int afkSeconds,
            double accuracy,
            int errorsLeft,
            boolean punctuation,
            boolean numbers) {}

    /// `round(round(B·m) · (accuracy − 50) / 50)`, with `B = round(2 · (duration − afk))`; never less
    /// than nothing.
    ///
    /// @param streakDays days in a row, with the day of the run
    public static long of(EarningRun run, int streakDays) {
        if (run.mode().equals("zen")) {
            return 0;
        }
        long base = Math.round(2 * (run.durationSeconds() - run.afkSeconds()));
        long modified = Math.round(base * modifier(run, streakDays));
        double weight = (run.accuracy() - WORTHLESS_ACCURACY) / WORTHLESS_ACCURACY;
        return Math.max(0, Math.round(modified * weight));
    }

    private static double modifier(EarningRun run, int streakDays) {
        double modifier = 1 + forAccuracy(run);
        if (run.mode().equals("quote")) {
            modifier += 0.5;
        } else {
            // One after the other, as Monkeytype adds them: fractions have no exact sum.
            modifier += run.punctuation() ? 0.4 : 0;
            modifier += run.numbers() ? 0.1 : 0;
        }
        return modifier + forStreak(streakDays);
    }

    private static double forAccuracy(EarningRun run) {
        if (run.accuracy() == PERFECT) {
            return 0.5;
        }
        return run.errorsLeft() == 0 ? 0.25 : 0;
    }

    /// In whole tenths, halves up.
    static double forStreak(int days) {
        double share = (double) Math.min(days, LONGEST_REWARDED_STREAK) / LONGEST_REWARDED_STREAK;
        return new BigDecimal(share * MOST_FOR_A_STREAK)
                .setScale(1, RoundingMode.HALF_UP)
                .doubleValue();
    }
}

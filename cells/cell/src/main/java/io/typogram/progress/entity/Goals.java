package io.typogram.progress.entity;

import java.util.Objects;
import java.util.Optional;

/// What a player wants to reach.
///
/// @param testsADay 0 is none
/// @param minutesADay 0 is none
public record Goals(long testsADay, long minutesADay, Optional<SpeedGoal> speed) {

    public static final int MAX_TESTS = 1_000;
    public static final int MAX_MINUTES = 1_440;
    public static final Goals NONE = new Goals(0, 0, Optional.empty());

    private static final long MILLIS_PER_MINUTE = 60_000;

    public Goals {
        Objects.requireNonNull(speed);
        if (testsADay < 0 || testsADay > MAX_TESTS) {
            throw new IllegalArgumentException("testsADay is a number from 1 to " + MAX_TESTS);
        }
        if (minutesADay < 0 || minutesADay > MAX_MINUTES) {
            throw new IllegalArgumentException("minutesADay is a number from 1 to " + MAX_MINUTES);
        }
    }

    /// Whether a day has reached all that was wanted of it, and something was.
    public static boolean reached(long goalTests, long goalMinutes, long tests, long typedMillis) {
        return (goalTests > 0 || goalMinutes > 0)
                && tests >= goalTests
                && typedMillis >= goalMinutes * MILLIS_PER_MINUTE;
    }

    /// A speed in one kind of test, with or without punctuation and numbers.
    public record SpeedGoal(String mode, long amount, String language, double wpm) {

        public static final int MAX_WPM = 400;

        public SpeedGoal {
            Objects.requireNonNull(mode);
            Objects.requireNonNull(language);
            if (!(wpm >= 1 && wpm <= MAX_WPM)) {
                throw new IllegalArgumentException("wpm is a number from 1 to " + MAX_WPM);
            }
        }

        public boolean isFor(String otherMode, long otherAmount, String otherLanguage) {
            return mode.equals(otherMode)
                    && amount == otherAmount
                    && language.equals(otherLanguage);
        }
    }
}

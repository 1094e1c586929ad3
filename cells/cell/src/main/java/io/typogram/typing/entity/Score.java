package io.typogram.typing.entity;

import java.util.List;
import java.util.Objects;

/// What a run is worth. Speeds, shares and times are rounded to two decimals already: boards and
/// personal bests compare the figures that players see, so two equal figures are a tie.
///
/// @param accuracy percent of the inputs that were right
/// @param consistency 0 to 100, how even the speed of the seconds was
/// @param keyConsistency 0 to 100, how even the keys followed each other
/// @param afkSeconds whole seconds without a key going down
/// @param keyOverlapMillis how long two or more keys were held
/// @param wpmPerSecond wpm from the beginning to the end of each second
/// @param rawPerSecond raw speed within each second
/// @param errorsPerSecond wrong inputs within each second
public record Score(
        double wpm,
        double raw,
        double accuracy,
        double consistency,
        double keyConsistency,
        CharacterStats characters,
        double durationSeconds,
        int afkSeconds,
        double keyOverlapMillis,
        List<Double> wpmPerSecond,
        List<Double> rawPerSecond,
        List<Integer> errorsPerSecond) {

    /// Grows when a formula changes, so that figures are compared only with their like.
    public static final int FORMULA_VERSION = 1;

    public Score {
        Objects.requireNonNull(characters);
        requireAmount(raw);
        requireAmount(durationSeconds);
        requireAmount(keyOverlapMillis);
        requirePercent(accuracy);
        requirePercent(consistency);
        requirePercent(keyConsistency);
        if (!(wpm >= 0 && wpm <= raw) || afkSeconds < 0) {
            throw new IllegalArgumentException("wpm counts some of what raw counts");
        }
        wpmPerSecond = List.copyOf(wpmPerSecond);
        rawPerSecond = List.copyOf(rawPerSecond);
        errorsPerSecond = List.copyOf(errorsPerSecond);
        if (wpmPerSecond.size() != rawPerSecond.size()
                || rawPerSecond.size() != errorsPerSecond.size()) {
            throw new IllegalArgumentException("every second has all of its figures");
        }
    }

    private static void requireAmount(double figure) {
        if (!(figure >= 0 && figure < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("figures are finite and never negative");
        }
    }

    private static void requirePercent(double figure) {
        if (!(figure >= 0 && figure <= 100)) {
            throw new IllegalArgumentException("shares lie between 0 and 100");
        }
    }
}

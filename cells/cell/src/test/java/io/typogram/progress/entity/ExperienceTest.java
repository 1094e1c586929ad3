package io.typogram.progress.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.progress.entity.Experience.EarningRun;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperienceTest {

    @ParameterizedTest
    @CsvSource({
        // B = 120, m = 1; 120 · (97.5 − 50) / 50 = 120 · 0.95 = 114
        "time, 60, 0, 97.5, 3, false, false, 1, 114",
        // B = 2 · 28 = 56, m = 1 + 0.5 + 0.4 + 0.1 + 0.1 = 2.1; 117.6 becomes 118, times 1
        "time, 30, 2, 100, 0, true, true, 10, 118",
        // B = 82.74 becomes 83, m = 1 + 0.25 + 0.5 = 1.75; 145.25 becomes 145, times 0.96 is 139.2
        "quote, 41.37, 0, 98, 0, false, false, 1, 139",
        // The same with punctuation: a quote is paid once for what it is
        "quote, 41.37, 0, 98, 0, true, true, 1, 139",
        // B = 30, m = 1 + 0.5 + 1 = 2.5, and not more for 250 days
        "time, 15, 0, 100, 0, false, false, 250, 75",
        // B = 120, m = 1.25; 150 · 0.5 = 75: what was corrected is paid, what it cost is weighed
        "words, 60, 0, 75, 0, false, false, 1, 75",
        "time, 60, 0, 50, 9, false, false, 1, 0",
        "time, 60, 0, 20, 9, false, false, 1, 0",
        "time, 60, 60, 100, 0, false, false, 1, 0",
        "zen, 600, 0, 100, 0, false, false, 100, 0"
    })
    void aRunEarnsWhatTheFormulaSays(
            String mode,
            double seconds,
            int afk,
            double accuracy,
            int errorsLeft,
            boolean punctuation,
            boolean numbers,
            int streak,
            long xp) {
        EarningRun run =
                new EarningRun(mode, seconds, afk, accuracy, errorsLeft, punctuation, numbers);

        assertThat(Experience.of(run, streak)).isEqualTo(xp);
    }

    /// Four days are 0.04 and round to nothing, five are 0.05 and a tenth; 0.15 is less than it looks as
    /// a double, and 0.25 is exact.
    @ParameterizedTest
    @CsvSource({
        "0, 0", "1, 0", "4, 0", "5, 0.1", "14, 0.1", "15, 0.1", "16, 0.2", "25, 0.3", "50, 0.5",
        "100, 1", "101, 1", "5000, 1"
    })
    void aStreakIsWorthWholeTenths(int days, double worth) {
        assertThat(Experience.forStreak(days)).isEqualTo(worth);
    }

    @Property
    void nobodyLosesExperience(
            @ForAll @IntRange(max = 7200) int seconds,
            @ForAll @IntRange(max = 7200) int afk,
            @ForAll @IntRange(max = 100) int accuracy,
            @ForAll @IntRange(max = 9999) int streak) {
        EarningRun run = new EarningRun("time", seconds, afk, accuracy, 1, true, true);

        assertThat(Experience.of(run, streak)).isNotNegative();
    }

    /// The second level begins at 100, the third at 100 + 149, the fourth at 249 + 198.
    @ParameterizedTest
    @CsvSource({"0, 1", "99, 1", "100, 2", "248, 2", "249, 3", "446, 3", "447, 4"})
    void aLevelBeginsWhereTheStepsBeforeEnd(long xp, long level) {
        assertThat(Level.of(xp)).isEqualTo(new Level(level));
    }

    @Property
    void theBoundsOfLevelsAreThoseOfTheFormula(@ForAll @LongRange(max = 1_000_000_000) long xp) {
        Level level = Level.of(xp);

        assertThat(level.firstXp()).isLessThanOrEqualTo(xp);
        assertThat(level.next().firstXp()).isGreaterThan(xp);
        assertThat(level.number())
                .isEqualTo((long) Math.floor((Math.sqrt(392.0 * xp + 22_801) - 53) / 98));
    }

    @Test
    void thereIsNoLevelBeforeTheFirst() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Level(0));
    }
}

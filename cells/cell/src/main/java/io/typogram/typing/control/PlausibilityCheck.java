package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.Plausibility;
import io.typogram.typing.entity.RhythmPrint;
import io.typogram.typing.entity.Score;
import io.typogram.typing.entity.Suspicion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Whether a run looks typed by hand. What cannot be at all was refused by [StreamCheck] before; this names what people
/// do not do, and may be wrong. See `docs/internals/validation.md` for where each bound comes from, and what none of
/// them sees.
///
/// Every bound asks for enough keys to be sure, so the shortest runs are never suspected for their rhythm. Wrongly
/// suspecting somebody is worse than missing a program.
public final class PlausibilityCheck {

    /// Below this many intervals a rhythm says nothing.
    static final int MIN_INTERVALS = 40;

    static final int MAX_PUBLISHED_WPM = 330;

    private static final int WPM_MILLIS_PER_KEY = 12_000;

    /// The study's smallest values (Dhakal et al., CHI 2018, a sample of 2,329 people): of the standard deviation of
    /// ln interval, and of the coefficient of variation.
    private static final double LEAST_SPREAD = .318;

    private static final double LEAST_VARIATION = .386;

    /// A run is suspected only well below them.
    private static final double BENEFIT_OF_DOUBT = .8;

    /// The study's fastest; beyond, people are more even than in it, and how much is an assumption.
    private static final double FASTEST_STUDIED_WPM = 125;

    private static final double FASTEST_WPM = 250;
    private static final double PART_LEFT_AT_FASTEST = .48;

    /// Of an estimate from n values, in standard errors of one: times the square root of n.
    private static final double SLACK = 2;

    private static final double LONGEST_OF_USUAL = 4;

    /// Where most keys fall into one step of a coarse clock, the median says nothing.
    private static final double LEAST_COARSE_MEDIAN_MILLIS = 2;

    private static final int MIN_INTERVALS_FOR_TAIL = 250;
    private static final int INTERVALS_PER_LEFT_OUT = 300;
    private static final double LEAST_TAIL = 1.15;

    private static final int MIN_INTERVALS_FOR_CLOCK = 225;
    private static final double CLOCKED_CORRELATION = -.4;

    private static final int MIN_HOLDS = 40;
    private static final double LEAST_REAL_HOLD_MILLIS = 15;
    private static final int MOST_HOLD_MILLIS = 500;
    private static final int HOLD_WINDOW_MILLIS = 3;
    private static final double MOST_HOLDS_ALIKE = .85;

    private static final int MIN_PRESSES_FOR_OVERLAP = 150;
    private static final double MIN_WPM_FOR_OVERLAP = 140;

    private static final double MOST_INSTANTS = .5;
    private static final double MIN_WPM_FOR_INSTANTS = 150;

    private PlausibilityCheck() {}

    /// What speaks against a run: nothing, for nearly everybody's.
    ///
    /// @param mode people type texts of their own as evenly as they tap a finger, so only where texts are comparable is
    ///     their rhythm looked at
    public static Plausibility of(Mode mode, Keystrokes keystrokes, Score score) {
        boolean coarseClock = CoarseClock.made(keystrokes);
        Rhythm rhythm = Rhythm.of(keystrokes, coarseClock);
        List<Suspicion> found = new ArrayList<>();
        if (rhythm.cameAcrossWords() || (!coarseClock && cameAtOnce(rhythm, score))) {
            found.add(Suspicion.PASTED);
        }
        if (mode.isComparable() && rhythm.intervals().length >= MIN_INTERVALS) {
            if (coarseClock) {
                addOfCoarseRhythm(rhythm, found);
            } else {
                addOfRhythm(rhythm, found);
            }
        }
        if (score.raw() > MAX_PUBLISHED_WPM) {
            found.add(Suspicion.FASTER_THAN_RECORDS);
        }
        return new Plausibility(found, RhythmPrint.of(rhythm.intervals()));
    }

    /// A coarse clock makes a rhythm less even than it was, and hides the rest: so the one question is whether it is too
    /// even all the same.
    private static void addOfCoarseRhythm(Rhythm rhythm, List<Suspicion> found) {
        double[] intervals = rhythm.intervals();
        double mean = Arrays.stream(intervals).average().orElse(0);
        if (mean < 1) {
            return;
        }
        Logarithms logarithms = Logarithms.of(intervals);
        double median = logarithms.intervalAt(intervals.length / 2);
        double usual = median > LEAST_COARSE_MEDIAN_MILLIS ? median : mean;
        Spread spread = Spread.of(intervals, logarithms, usual, LONGEST_OF_USUAL);
        double part = part(intervals.length, WPM_MILLIS_PER_KEY / usual);
        if (spread.variation() < LEAST_VARIATION * part) {
            found.add(Suspicion.RHYTHM_TOO_EVEN);
        }
    }

    private static void addOfRhythm(Rhythm rhythm, List<Suspicion> found) {
        double[] intervals = rhythm.intervals();
        Logarithms logarithms = Logarithms.of(intervals);
        double median = logarithms.intervalAt(intervals.length / 2);
        double wpm = WPM_MILLIS_PER_KEY / median;
        Spread spread = Spread.of(intervals, logarithms, median, LONGEST_OF_USUAL);
        if (isTooEven(spread, intervals.length, wpm)) {
            found.add(Suspicion.RHYTHM_TOO_EVEN);
        }
        if (hasNoTail(logarithms, intervals.length)) {
            found.add(Suspicion.RHYTHM_WITHOUT_PAUSES);
        }
        if (intervals.length >= MIN_INTERVALS_FOR_CLOCK
                && spread.correlation() < CLOCKED_CORRELATION) {
            found.add(Suspicion.RHYTHM_CLOCKED);
        }
        if (Ticks.areIn(intervals)) {
            found.add(Suspicion.RHYTHM_IN_TICKS);
        }
        if (KeyPairs.sayNothing(rhythm, spread)) {
            found.add(Suspicion.RHYTHM_WITHOUT_TEXT);
        }
        if (areAlike(rhythm.holds())) {
            found.add(Suspicion.HOLDS_TOO_EVEN);
        }
        if (wpm >= MIN_WPM_FOR_OVERLAP && neverOverlaps(rhythm)) {
            found.add(Suspicion.KEYS_NEVER_OVERLAP);
        }
    }

    private static boolean cameAtOnce(Rhythm rhythm, Score score) {
        return rhythm.instantShare() > MOST_INSTANTS && score.raw() > MIN_WPM_FOR_INSTANTS;
    }

    private static boolean isTooEven(Spread spread, int intervals, double wpm) {
        double part = part(intervals, wpm);
        return spread.ofLogarithms() < LEAST_SPREAD * part
                || spread.variation() < LEAST_VARIATION * part;
    }

    /// How much of the study's smallest values is asked for, of so many intervals at this speed.
    private static double part(int intervals, double wpm) {
        double beyond = (wpm - FASTEST_STUDIED_WPM) / (FASTEST_WPM - FASTEST_STUDIED_WPM);
        double left = 1 - Math.clamp(beyond, 0.0, 1.0) * (1 - PART_LEFT_AT_FASTEST);
        return BENEFIT_OF_DOUBT * left * (1 - SLACK / Math.sqrt(intervals));
    }

    /// A wait that is drawn between two bounds ends at the upper one; people's waits thin out and do not end. A few
    /// of the longest are left out, so that a single pause does not hide it.
    private static boolean hasNoTail(Logarithms logarithms, int intervals) {
        if (intervals < MIN_INTERVALS_FOR_TAIL) {
            return false;
        }
        double longest = logarithms.intervalAt(intervals - 1 - intervals / INTERVALS_PER_LEFT_OUT);
        return longest < LEAST_TAIL * logarithms.intervalAt(intervals * 9 / 10);
    }

    /// Phones and programs that say nothing of releases hold keys for no time, which is no hold at all. Counted by
    /// the millisecond, and long ones together.
    private static boolean areAlike(double[] holds) {
        int[] counts = new int[MOST_HOLD_MILLIS + 1];
        int real = 0;
        for (double hold : holds) {
            if (hold >= LEAST_REAL_HOLD_MILLIS) {
                counts[(int) Math.min(MOST_HOLD_MILLIS, hold)]++;
                real++;
            }
        }
        if (real < MIN_HOLDS || real * 2 < holds.length) {
            return false;
        }
        int median = 0;
        for (int left = real / 2; left >= counts[median]; median++) {
            left -= counts[median];
        }
        int alike = 0;
        int first = Math.max(0, median - HOLD_WINDOW_MILLIS);
        int last = Math.min(MOST_HOLD_MILLIS - 1, median + HOLD_WINDOW_MILLIS);
        for (int hold = first; hold <= last; hold++) {
            alike += counts[hold];
        }
        return alike > MOST_HOLDS_ALIKE * real;
    }

    private static boolean neverOverlaps(Rhythm rhythm) {
        return rhythm.presses() >= MIN_PRESSES_FOR_OVERLAP
                && rhythm.overlaps() == 0
                && rhythm.holds().length * 2 > rhythm.presses()
                && Arrays.stream(rhythm.holds()).average().orElse(0) >= LEAST_REAL_HOLD_MILLIS;
    }
}

package io.typogram.typing.control;

/// The logarithms of intervals, and their quantiles: counted in steps of 1.6 % instead of sorted, because a run is judged
/// while its player waits.
final class Logarithms {

    private static final double STEPS = 64;

    /// From a millisecond to more than the hours that a run may take.
    private static final int COUNTS = 1_088;

    private final double[] values;
    private final int[] counts = new int[COUNTS];

    private Logarithms(double[] values) {
        this.values = values;
    }

    static Logarithms of(double[] intervals) {
        Logarithms made = new Logarithms(new double[intervals.length]);
        for (int place = 0; place < intervals.length; place++) {
            double value = Math.log(Math.max(1, intervals[place]));
            made.values[place] = value;
            made.counts[Math.min(COUNTS - 1, (int) (value * STEPS))]++;
        }
        return made;
    }

    /// Not copied.
    double[] values() {
        return values;
    }

    /// The interval behind this many shorter ones, in milliseconds.
    double intervalAt(int shorter) {
        int step = 0;
        for (int left = shorter - counts[0]; left >= 0 && step < COUNTS - 1; left -= counts[step]) {
            step++;
        }
        return Math.exp((step + .5) / STEPS);
    }
}

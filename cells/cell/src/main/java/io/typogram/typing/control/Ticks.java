package io.typogram.typing.control;

/// Whether intervals are multiples of one step, as those of a program that waits by a timer. Only steps of more than
/// [#FAR_MILLIS] count: keyboards ask their keys every 8 ms, and wireless ones send every 15.
final class Ticks {

    private static final int MIN_INTERVALS = 60;
    private static final int MOST_MILLIS = 1_000;
    private static final int NEAR_MILLIS = 2;
    private static final int FAR_MILLIS = 32;

    /// Of smooth intervals 5 in 65 that are far are near; of those on a grid of wide steps, all.
    private static final double MOST_NEAR = .75;

    private Ticks() {}

    /// Compares how many pairs of intervals lie within two milliseconds of each other with how many lie within a
    /// few dozen.
    static boolean areIn(double[] intervals) {
        // How many intervals are no longer, with room for a window at both ends.
        int[] upTo = new int[MOST_MILLIS + 2 * FAR_MILLIS + 2];
        int counted = 0;
        for (double interval : intervals) {
            if (interval < MOST_MILLIS) {
                upTo[(int) Math.rint(interval) + FAR_MILLIS + 1]++;
                counted++;
            }
        }
        if (counted < MIN_INTERVALS) {
            return false;
        }
        for (int place = 1; place < upTo.length; place++) {
            upTo[place] += upTo[place - 1];
        }
        long near = 0;
        long far = 0;
        for (int place = FAR_MILLIS + 1; place < upTo.length - FAR_MILLIS; place++) {
            long here = (long) upTo[place] - upTo[place - 1];
            if (here > 0) {
                near += here * (within(upTo, place, NEAR_MILLIS) - 1);
                far += here * (within(upTo, place, FAR_MILLIS) - 1);
            }
        }
        return near > MOST_NEAR * far;
    }

    private static int within(int[] upTo, int place, int millis) {
        return upTo[place + millis] - upTo[place - millis - 1];
    }
}

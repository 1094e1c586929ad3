package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;

/// Browsers that hide who uses them give times in coarse steps. Such a clock makes even people's times multiples of
/// one step, so what looks at single milliseconds must not judge them.
final class CoarseClock {

    private static final double[] STEPS_MILLIS = {1000.0 / 60, 10, 20, 100};

    /// A browser rounds to a tenth of a millisecond what it sends.
    private static final double ROUNDING_MILLIS = .11;

    private CoarseClock() {}

    static boolean made(Keystrokes keystrokes) {
        for (double step : STEPS_MILLIS) {
            if (areMultiples(keystrokes, step)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areMultiples(Keystrokes keystrokes, double step) {
        for (int event = 0; event < keystrokes.size(); event++) {
            double at = keystrokes.atMillis(event);
            if (Math.abs(at - step * Math.rint(at / step)) > ROUNDING_MILLIS) {
                return false;
            }
        }
        return true;
    }
}

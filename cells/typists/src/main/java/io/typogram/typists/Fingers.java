package io.typogram.typists;

import java.util.List;
import java.util.Map;

/// How much longer or shorter a key takes after another one, on a QWERTY keyboard. Factors from the
/// study that the package names.
final class Fingers {

    private static final double WORD_START = 1.33;
    private static final double SAME_KEY = 0.98;
    private static final double SAME_FINGER = 1.25;
    private static final double SAME_HAND = 1.06;
    private static final double OTHER_HAND = 0.90;
    private static final double UNKNOWN = 1;

    private static final Map<String, Double> PAIRS =
            Map.of("th", 0.73, "he", 0.75, "ed", 1.24, "es", 1.27);

    /// The keys of each finger, from the left little one to the right one.
    private static final List<String> KEYS =
            List.of("1qaz", "2wsx", "3edc", "45rtfgvb", "67yuhjnm", "8ik,", "9ol.", "0p;/'\"?!-");

    private static final int FINGERS_PER_HAND = KEYS.size() / 2;

    private Fingers() {}

    static double factor(String previous, String key) {
        if (previous.equals(" ")) {
            return WORD_START;
        }
        Double ofPair = PAIRS.get(previous + key);
        return ofPair == null ? factorOfFingers(previous, key) : ofPair;
    }

    private static double factorOfFingers(String previous, String key) {
        if (previous.equals(key)) {
            return SAME_KEY;
        }
        int from = finger(previous);
        int to = finger(key);
        if (from < 0 || to < 0) {
            return UNKNOWN;
        }
        if (from == to) {
            return SAME_FINGER;
        }
        return from / FINGERS_PER_HAND == to / FINGERS_PER_HAND ? SAME_HAND : OTHER_HAND;
    }

    /// The finger that types a key, or -1 for thumbs and for letters of other keyboards.
    private static int finger(String key) {
        for (int finger = 0; finger < KEYS.size(); finger++) {
            if (KEYS.get(finger).contains(key)) {
                return finger;
            }
        }
        return -1;
    }
}

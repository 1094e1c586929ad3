package io.typogram.keystrokes;

import java.util.Arrays;

/// How likely a bit is one, for each of some contexts, learned from the bits that came: quickly at first, slower with
/// every bit.
final class BitModels {

    static final int PRECISION_BITS = 16;

    private static final int ONE = 1 << PRECISION_BITS;
    private static final int EVEN = ONE / 2;

    /// Never quite sure, or the other bit would have no room.
    private static final int LEAST = 32;

    private static final int MAX_SEEN = 120;

    private final int[] ones;
    private final byte[] seen;

    BitModels(int contexts) {
        ones = new int[contexts];
        seen = new byte[contexts];
        Arrays.fill(ones, EVEN);
    }

    /// The share of ones, in parts of [#PRECISION_BITS] bits.
    int expected(int context) {
        return ones[context];
    }

    void learn(int context, int bit) {
        int target = bit == 1 ? ONE - LEAST : LEAST;
        ones[context] += (target - ones[context]) / (seen[context] + 2);
        if (seen[context] < MAX_SEEN) {
            seen[context]++;
        }
    }
}

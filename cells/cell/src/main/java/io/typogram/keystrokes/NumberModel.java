package io.typogram.keystrokes;

/// Codes whole numbers from zero up: how many bits one has, then the first of them by what came before, the rest
/// plainly.
final class NumberModel {

    private static final int LENGTH_BITS = 6;
    private static final int LENGTHS = 1 << LENGTH_BITS;

    private final int learnedBits;
    private final BitModels lengths = new BitModels(LENGTHS);
    private final BitModels firstBits;

    /// @param learnedBits how many bits after the leading one are learned
    NumberModel(int learnedBits) {
        this.learnedBits = learnedBits;
        this.firstBits = new BitModels(LENGTHS << learnedBits);
    }

    /// Writes `number`, or reads one.
    long code(BitCoder coder, long number) {
        int length = codeLength(coder, Long.SIZE - Long.numberOfLeadingZeros(number));
        if (length <= 1) {
            return length;
        }
        int below = length - 1;
        int learned = Math.min(below, learnedBits);
        int first = 1;
        for (int place = below - 1; place >= below - learned; place--) {
            int bit = (int) (number >>> place) & 1;
            first = (first << 1) | coder.bit(firstBits, (length << learnedBits) + first, bit);
        }
        int rest = below - learned;
        return ((long) first << rest) | coder.plainBits(rest, number);
    }

    private int codeLength(BitCoder coder, int length) {
        int node = 1;
        for (int place = LENGTH_BITS - 1; place >= 0; place--) {
            node = (node << 1) | coder.bit(lengths, node, (length >>> place) & 1);
        }
        return node - LENGTHS;
    }
}

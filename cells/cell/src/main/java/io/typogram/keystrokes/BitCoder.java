package io.typogram.keystrokes;

/// Codes bits one after the other, each with its probability. Writing and reading go through the same model: a
/// writer takes the bit that it is given, a reader ignores it and answers the one that was written.
///
/// A carryless range coder on 32 bits: the interval between `low` and `high` is cut in two by the probability, and
/// leading bytes in which both agree are final (G. N. N. Martin, *Range encoding*, 1979).
abstract class BitCoder {

    private static final long WHOLE = 0xffff_ffffL;
    private static final long LEADING_BYTE = 0xff00_0000L;
    private static final int EVEN = 1 << (BitModels.PRECISION_BITS - 1);

    protected long low;
    protected long high = WHOLE;

    /// Codes a bit by what its model expects, and teaches the model.
    final int bit(BitModels models, int context, int bit) {
        int coded = code(models.expected(context), bit);
        models.learn(context, coded);
        return coded;
    }

    /// Codes bits of which nothing is expected.
    final long plainBits(int count, long value) {
        long coded = 0;
        for (int place = count - 1; place >= 0; place--) {
            coded = (coded << 1) | code(EVEN, (int) (value >>> place) & 1);
        }
        return coded;
    }

    private int code(int expectedOnes, int bit) {
        long middle = low + (((high - low) * expectedOnes) >>> BitModels.PRECISION_BITS);
        int coded = decide(middle, bit);
        if (coded == 1) {
            high = middle;
        } else {
            low = middle + 1;
        }
        while (((low ^ high) & LEADING_BYTE) == 0) {
            shift();
            low = (low << 8) & WHOLE;
            high = ((high << 8) & WHOLE) | 0xff;
        }
        return coded;
    }

    /// Which side of the middle it is.
    protected abstract int decide(long middle, int bit);

    /// The leading byte of both ends is final.
    protected abstract void shift();
}

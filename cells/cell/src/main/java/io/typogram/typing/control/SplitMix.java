package io.typogram.typing.control;

/// A generator whose numbers are written down here, so that a seed means the same for ever. The
/// generators of the JDK promise no algorithm.
///
/// SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA
/// 2014). It is not for secrets.
final class SplitMix {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix(long seed) {
        this.state = seed;
    }

    long nextLong() {
        state += GOLDEN_GAMMA;
        long mixed = state;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// A number from zero up to, not including, `bound`: the high half of `bound` times 32 random
    /// bits. With bounds of some thousands the bias is below one in a million.
    int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("a bound is at least one");
        }
        return (int) (((nextLong() >>> 32) * bound) >>> 32);
    }

    /// True once in `times` on average.
    boolean onceIn(int times) {
        return nextInt(times) == 0;
    }
}

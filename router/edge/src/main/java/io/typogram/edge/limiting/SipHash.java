package io.typogram.edge.limiting;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/// SipHash-2-4 (J.-P. Aumasson and D. J. Bernstein, "SipHash: a fast short-input PRF", 2012): a hash
/// whose values nobody can foresee without the key, so nobody can choose inputs that meet.
final class SipHash {

    private static final VarHandle WORDS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long firstKey;
    private final long secondKey;

    SipHash(long firstKey, long secondKey) {
        this.firstKey = firstKey;
        this.secondKey = secondKey;
    }

    /// @param random must be one whose numbers cannot be foreseen
    static SipHash random(RandomGenerator random) {
        return new SipHash(random.nextLong(), random.nextLong());
    }

    /// The hash of the 32 bytes of these numbers.
    long hash(long first, long second, long third, long fourth) {
        State state = new State(firstKey, secondKey);
        state.take(first);
        state.take(second);
        state.take(third);
        state.take(fourth);
        return state.finish(0, 4 * Long.BYTES);
    }

    /// The hash of the text's bytes.
    ///
    /// @param text of characters below 256, as everything in a header is
    long hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        State state = new State(firstKey, secondKey);
        int whole = bytes.length - bytes.length % Long.BYTES;
        for (int at = 0; at < whole; at += Long.BYTES) {
            state.take((long) WORDS.get(bytes, at));
        }
        long rest = 0;
        for (int at = bytes.length - 1; at >= whole; at--) {
            rest = rest << Byte.SIZE | Byte.toUnsignedLong(bytes[at]);
        }
        return state.finish(rest, bytes.length);
    }

    /// Lives within one call, so the compiler keeps it in registers.
    private static final class State {

        private static final int LENGTH_SHIFT = 56;

        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long firstKey, long secondKey) {
            v0 = firstKey ^ 0x736F_6D65_7073_6575L;
            v1 = secondKey ^ 0x646F_7261_6E64_6F6DL;
            v2 = firstKey ^ 0x6C79_6765_6E65_7261L;
            v3 = secondKey ^ 0x7465_6462_7974_6573L;
        }

        void take(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long finish(long rest, int length) {
            take(rest | (long) length << LENGTH_SHIFT);
            v2 ^= 0xFF;
            round();
            round();
            round();
            round();
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}

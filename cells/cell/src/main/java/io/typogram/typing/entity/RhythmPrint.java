package io.typogram.typing.entity;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A rhythm by which a run is known again when it is sent once more: of each two intervals, which was longer. That stays
/// when a run is stretched in time, and nearly stays when every time is moved a little. What was typed cannot be told
/// from it.
///
/// It is looked up by its bands, any of which may be the same; then the whole is compared.
///
/// @param bits sixty-four to a number, the first lowest
/// @param size how many bits there are
public record RhythmPrint(List<Long> bits, int size) {

    /// One band is one of sixteen million, so bands of different runs are seldom the same.
    static final int BAND_BITS = 24;

    static final int MAX_BANDS = 6;
    static final int MAX_BITS = BAND_BITS * MAX_BANDS;

    /// With fewer, two people could be alike.
    static final int MIN_BITS = 2 * BAND_BITS;

    /// Of the bits that both have. By chance half of them differ.
    private static final double MOST_DIFFERENT = .12;

    /// A band of an even rhythm is like that of any other even one.
    private static final int LEAST_ONES = 6;

    public RhythmPrint {
        bits = List.copyOf(bits);
        if (size < 0 || size > MAX_BITS || bits.size() != words(size)) {
            throw new IllegalArgumentException("a print has as many bits as it says");
        }
    }

    /// The print of a run.
    ///
    /// @param intervals from each key to the next, in order
    public static RhythmPrint of(double[] intervals) {
        int size = Math.clamp(intervals.length - 1, 0, MAX_BITS);
        long[] words = new long[words(size)];
        for (int bit = 0; bit < size; bit++) {
            if (intervals[bit] > intervals[bit + 1]) {
                words[bit / Long.SIZE] |= 1L << bit % Long.SIZE;
            }
        }
        return new RhythmPrint(Arrays.stream(words).boxed().toList(), size);
    }

    /// A print as it was kept.
    public static RhythmPrint of(byte[] bits, int size) {
        var words = ByteBuffer.wrap(bits).asLongBuffer();
        List<Long> read = new ArrayList<>();
        while (words.hasRemaining()) {
            read.add(words.get());
        }
        return new RhythmPrint(read, size);
    }

    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(bits.size() * Long.BYTES);
        bits.forEach(bytes::putLong);
        return bytes.array();
    }

    /// By what it is found: the place of each whole band, and its bits. Empty when it says too little to be known by.
    public List<Long> bands() {
        List<Long> bands = new ArrayList<>();
        for (int band = 0; size >= MIN_BITS && (band + 1) * BAND_BITS <= size; band++) {
            long value = band(band);
            int ones = Long.bitCount(value);
            if (ones >= LEAST_ONES && ones <= BAND_BITS - LEAST_ONES) {
                bands.add(((long) band << BAND_BITS) | value);
            }
        }
        return bands;
    }

    /// Whether the two are of one rhythm, as far as both go.
    public boolean isLike(RhythmPrint other) {
        int both = Math.min(size, other.size);
        if (both < MIN_BITS) {
            return false;
        }
        int different = 0;
        for (int word = 0; word < words(both); word++) {
            int left = Math.min(Long.SIZE, both - word * Long.SIZE);
            long mask = left == Long.SIZE ? -1L : (1L << left) - 1;
            different += Long.bitCount((bits.get(word) ^ other.bits.get(word)) & mask);
        }
        return different <= MOST_DIFFERENT * both;
    }

    private long band(int band) {
        long value = 0;
        for (int place = 0; place < BAND_BITS; place++) {
            int bit = band * BAND_BITS + place;
            value |= (bits.get(bit / Long.SIZE) >>> bit % Long.SIZE & 1) << place;
        }
        return value;
    }

    private static int words(int size) {
        return (size + Long.SIZE - 1) / Long.SIZE;
    }
}

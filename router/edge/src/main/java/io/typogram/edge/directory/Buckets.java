package io.typogram.edge.directory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// An exact map from 128 random bits to a small number, 16 bytes an entry and little besides.
///
/// The first bits of a key choose its bucket. A bucket is one block of memory with its entries side by
/// side, ordered by the rest of the key. An entry is two longs: first what is left of the key's high
/// half, and in the bits which the choice of the bucket has saved, the number; then the low half. As
/// keys are random, a key's place among the others can be computed to within a few entries.
///
/// A writer never inserts where somebody may read: it writes a new block, and then changes the one
/// word by which the bucket is found. Readers take no lock. They read the word, search, and read the
/// word again: if it has changed, the block may have been overwritten under them, and they search again.
/// A number is changed in place, since it stands in one long with the key. Writers take turns; that is
/// for the caller to see to.
final class Buckets {

    static final int NOBODY = -1;
    static final int MOST_IN_BUCKET = 1023;

    /// A word: where the block is, how often the bucket was moved, how many entries it has. A reader
    /// would be fooled only by a bucket that moves a multiple of four million times during one search,
    /// and then stands where it stood with as many entries.
    private static final int ADDRESS_SHIFT = 32;

    private static final int MOVES_SHIFT = 10;
    private static final long MOVES_MASK = (1L << ADDRESS_SHIFT) - (1L << MOVES_SHIFT);
    private static final long COUNT_MASK = (1L << MOVES_SHIFT) - 1;

    private static final int ENTRY_BYTES = Blocks.LONGS_PER_ENTRY * Long.BYTES;
    private static final VarHandle WORDS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();

    private final int bucketBits;
    private final long numberMask;
    private final long[] words;
    private final Blocks blocks;

    /// How the memory is divided. There are as many different numbers as there are buckets.
    ///
    /// @param bucketBits two to the power of this is the number of buckets
    /// @param chunkShift see [Blocks]
    /// @param slabShift see [Blocks]
    record Shape(int bucketBits, int chunkShift, int slabShift) {

        /// Good for 100 million users: then a bucket holds 400 on average. Chunks of 64 KiB, slabs of
        /// 2 MiB.
        static final Shape STANDARD = new Shape(18, 13, 18);
    }

    Buckets(Shape shape) {
        bucketBits = shape.bucketBits();
        numberMask = (1L << bucketBits) - 1;
        words = new long[1 << bucketBits];
        blocks = new Blocks(this::moved, MOST_IN_BUCKET, shape.chunkShift(), shape.slabShift());
    }

    int count() {
        return words.length;
    }

    /// The highest number that an entry can have.
    int highestNumber() {
        return (int) numberMask;
    }

    int bucketOf(long high) {
        return (int) (high >>> bucketShift());
    }

    /// How far the high half of a key has to be shifted to become the number of its bucket.
    int bucketShift() {
        return Long.SIZE - bucketBits;
    }

    long bytes() {
        return blocks.bytes() + (long) words.length * Long.BYTES;
    }

    /// The number of a key, or [#NOBODY]. For any thread, at any time.
    int find(long high, long low) {
        int bucket = bucketOf(high);
        long word = wordOf(bucket);
        while (true) {
            int number = NOBODY;
            int count = countOf(word);
            if (count > 0) {
                long address = Blocks.firstEntry(addressOf(word));
                MemorySegment memory = blocks.memoryAt(address);
                long begin = blocks.offsetOf(address);
                int index = search(memory, begin, count, high << bucketBits, low);
                number = index < 0 ? NOBODY : (int) (firstAt(memory, begin, index) & numberMask);
            }
            VarHandle.acquireFence();
            long now = wordOf(bucket);
            if (now == word) {
                return number;
            }
            word = now;
        }
    }

    /// Copies the entries of a bucket as they are at one moment. For any thread, at any time.
    ///
    /// @param into has room for [#MOST_IN_BUCKET] entries: see [#highOf] and [#numberOf]
    /// @return how many there are
    int copy(int bucket, long[] into) {
        while (true) {
            long word = wordOf(bucket);
            int count = countOf(word);
            if (count == 0) {
                return 0;
            }
            long address = Blocks.firstEntry(addressOf(word));
            MemorySegment.copy(
                    blocks.memoryAt(address),
                    ValueLayout.JAVA_LONG,
                    blocks.offsetOf(address),
                    into,
                    0,
                    count * Blocks.LONGS_PER_ENTRY);
            VarHandle.acquireFence();
            if (wordOf(bucket) == word) {
                return count;
            }
        }
    }

    /// The high half of the key whose entry begins with `first`.
    long highOf(int bucket, long first) {
        return ((long) bucket << bucketShift()) | (first >>> bucketBits);
    }

    int numberOf(long first) {
        return (int) (first & numberMask);
    }

    /// Something with which one bucket after the other can be changed.
    Draft draft() {
        return new Draft();
    }

    /// Where the key's entry is, or the complement of where it would be. Keys are random, so the first
    /// guess is off by a few entries; whatever they are, no entry is looked at more than twice.
    private int search(MemorySegment memory, long begin, int count, long key, long low) {
        int index = (int) Math.unsignedMultiplyHigh(key, count);
        while (index > 0 && Long.compareUnsigned(keyAt(memory, begin, index - 1), key) >= 0) {
            index--;
        }
        while (index < count && Long.compareUnsigned(keyAt(memory, begin, index), key) < 0) {
            index++;
        }
        while (index < count && keyAt(memory, begin, index) == key) {
            if (lowAt(memory, begin, index) == low) {
                return index;
            }
            index++;
        }
        return ~index;
    }

    private long keyAt(MemorySegment memory, long begin, int index) {
        return firstAt(memory, begin, index) & ~numberMask;
    }

    private static long firstAt(MemorySegment memory, long begin, int index) {
        return memory.get(ValueLayout.JAVA_LONG, begin + (long) index * ENTRY_BYTES);
    }

    private static long lowAt(MemorySegment memory, long begin, int index) {
        return memory.get(ValueLayout.JAVA_LONG, begin + (long) index * ENTRY_BYTES + Long.BYTES);
    }

    private long wordOf(int bucket) {
        return (long) WORDS.getAcquire(words, bucket);
    }

    private static int countOf(long word) {
        return (int) (word & COUNT_MASK);
    }

    private static long addressOf(long word) {
        return word >>> ADDRESS_SHIFT;
    }

    private void moved(int bucket, long newAddress) {
        publish(bucket, newAddress, countOf(words[bucket]));
    }

    private void publish(int bucket, long address, int count) {
        long moves = words[bucket] + (1L << MOVES_SHIFT) & MOVES_MASK;
        WORDS.setRelease(words, bucket, address << ADDRESS_SHIFT | moves | count);
    }

    /// A bucket that is being changed, by the one writer who there is.
    final class Draft {

        private final MemorySegment entries =
                Arena.ofAuto().allocate((long) MOST_IN_BUCKET * ENTRY_BYTES, Long.BYTES);
        private int bucket;
        private int count;
        private boolean moves;
        private long soughtHigh;
        private long soughtLow;
        private int index;

        /// Begins with the bucket as it is. What was not published of another one is forgotten.
        void open(int newBucket) {
            bucket = newBucket;
            count = countOf(words[bucket]);
            moves = false;
            if (count > 0) {
                long address = Blocks.firstEntry(addressOf(words[bucket]));
                MemorySegment memory = blocks.memoryAt(address);
                copy(memory, blocks.offsetOf(address), entries, 0, count);
            }
        }

        /// Looks for a key of this bucket, to which what is done next will be done.
        ///
        /// @return its number, or [#NOBODY]
        int seek(long high, long low) {
            soughtHigh = high;
            soughtLow = low;
            index = count == 0 ? ~0 : search(entries, 0, count, high << bucketBits, low);
            return index < 0 ? NOBODY : numberOf(firstAt(entries, 0, index));
        }

        /// Gives the key a number, whether it had one or not.
        ///
        /// @throws IllegalStateException when the bucket is full, and then so is the map
        void put(int number) {
            long first = soughtHigh << bucketBits | number;
            if (index < 0) {
                insert(~index, first);
                return;
            }
            entries.set(ValueLayout.JAVA_LONG, (long) index * ENTRY_BYTES, first);
            if (!moves) {
                long address = Blocks.firstEntry(addressOf(words[bucket]));
                long offset = blocks.offsetOf(address) + (long) index * ENTRY_BYTES;
                LONG.setRelease(blocks.memoryAt(address), offset, first);
            }
        }

        /// Takes the key out; it has to be there.
        void remove() {
            count--;
            shift(index + 1, index, count - index);
            moves = true;
        }

        /// Lets everybody see what was changed.
        ///
        /// @return how many keys the bucket has more than before
        int publish() {
            if (!moves) {
                return 0;
            }
            long old = words[bucket];
            if (count == 0) {
                Buckets.this.publish(bucket, 0, 0);
            } else {
                long block = blocks.allocate(bucket, count);
                long address = Blocks.firstEntry(block);
                copy(entries, 0, blocks.memoryAt(address), blocks.offsetOf(address), count);
                Buckets.this.publish(bucket, block, count);
            }
            if (countOf(old) > 0) {
                blocks.release(addressOf(old), countOf(old));
            }
            moves = false;
            return count - countOf(old);
        }

        private void insert(int place, long first) {
            if (count == MOST_IN_BUCKET) {
                throw new IllegalStateException("the directory is full");
            }
            shift(place, place + 1, count - place);
            long offset = (long) place * ENTRY_BYTES;
            entries.set(ValueLayout.JAVA_LONG, offset, first);
            entries.set(ValueLayout.JAVA_LONG, offset + Long.BYTES, soughtLow);
            count++;
            moves = true;
        }

        private void shift(int from, int to, int number) {
            copy(entries, (long) from * ENTRY_BYTES, entries, (long) to * ENTRY_BYTES, number);
        }

        private static void copy(
                MemorySegment source, long from, MemorySegment target, long to, int number) {
            MemorySegment.copy(source, from, target, to, (long) number * ENTRY_BYTES);
        }
    }
}

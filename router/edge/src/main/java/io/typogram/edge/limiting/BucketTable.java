package io.typogram.edge.limiting;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/// Token buckets in an array of fixed size, shared by all event loops.
///
/// A bucket is one number, the *theoretical arrival time* of the generic cell rate algorithm (ITU-T
/// I.371): the moment at which it will be full again if nothing more comes. Asking moves it on by the
/// limit's interval; what would move it further than the limit's capacity from now is refused. That
/// is a token bucket to the nanosecond, and a bucket that nobody knows is a full one.
///
/// **Memory.** A set holds eight buckets of 16 bytes, a key and an arrival time; there is nothing
/// else that grows. A key that finds its set taken replaces the bucket that is the nearest to full,
/// which is a full one nearly always. So a flood of keys can make the table forget, and forgetting
/// only ever favours a caller. It forgets the least that can be forgotten: each of a flood's keys is
/// nearly full itself, so they push out one another, and not the bucket of somebody who is being
/// held back. Keys come from a keyed hash, so nobody can aim at a set, or meet another's bucket
/// other than by a chance of one in 2^44 for each look.
///
/// **Threads.** A known bucket is charged by compare-and-set and no lock. To take in a key, threads
/// take turns on its stripe of sets, for some dozens of nanoseconds; so one key never has two
/// buckets. A bucket under replacement has the time [#BEING_REPLACED], on which a charge fails and
/// looks anew, and a replacement never leaves the time it found; so a charge that was calculated
/// for the one key cannot land on the other, unless two replacements come to the same nanosecond
/// while a thread stands still. Then somebody is charged one request of another's.
public final class BucketTable {

    public static final int FEWEST_BUCKETS = 1 << 10;
    public static final int MOST_BUCKETS = 1 << 27;

    private static final int WAYS = 8;
    private static final int LONGS_PER_SET = 2 * WAYS;
    private static final int STRIPES = 1 << 10;
    private static final int ABSENT = -1;
    private static final long BEING_REPLACED = -1;
    private static final int SPINS_BEFORE_PAUSES = 100;
    private static final long PAUSE_NANOS = 1_000;
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);
    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

    /// Eight keys, then their eight times, set by set.
    private final long[] sets;

    private final int setCount;
    private final long originNanos;

    /// One where a thread has its turn on the sets of a stripe, else zero.
    private final int[] turns = new int[STRIPES];

    private final LongAdder forgotten = new LongAdder();

    /// @param buckets how many are remembered; rounded up to a whole power of two
    /// @param originNanos a moment before the first one that will be asked about
    public BucketTable(int buckets, long originNanos) {
        if (buckets < FEWEST_BUCKETS || buckets > MOST_BUCKETS) {
            throw new IllegalArgumentException("too few buckets, or too many for an array");
        }
        int rounded = Integer.highestOneBit(buckets - 1) << 1;
        setCount = rounded / WAYS;
        sets = new long[setCount * LONGS_PER_SET];
        this.originNanos = originNanos;
    }

    /// What [#charge] would answer, without charging.
    long look(long key, Limit limit, long nowNanos) {
        long interval = limit.intervalNanos();
        long ahead = ahead(key, nowNanos - originNanos);
        long wait = ahead + interval - limit.capacityNanos();
        return wait > 0 ? -wait : ahead + interval;
    }

    /// Takes one request's worth out of the key's bucket, if it is there.
    ///
    /// @param key never zero, and spread evenly over all numbers
    /// @return when it was taken, after how many nanoseconds the bucket would be full again; when it
    ///     was not, minus the nanoseconds after which it could be
    long charge(long key, Limit limit, long nowNanos) {
        long interval = limit.intervalNanos();
        long capacity = limit.capacityNanos();
        long now = nowNanos - originNanos;
        int set = setOf(key);
        int spins = 0;
        while (true) {
            int way = find(set, key);
            if (way == ABSENT) {
                if (takeIn(set, key, now, interval)) {
                    return interval;
                }
                continue;
            }
            long time = timeAt(way);
            if (time == BEING_REPLACED || keyAt(way) != key) {
                pause(spins++);
                continue;
            }
            long ahead = Math.max(time - now, 0);
            long wait = ahead + interval - capacity;
            if (wait > 0) {
                return -wait;
            }
            if (LONGS.compareAndSet(sets, way + WAYS, time, now + ahead + interval)) {
                return ahead + interval;
            }
        }
    }

    /// The bytes that the buckets take, now and always.
    public long bytes() {
        return (long) sets.length * Long.BYTES;
    }

    /// How many buckets were forgotten before they were full.
    public long forgotten() {
        return forgotten.sum();
    }

    private long ahead(long key, long now) {
        int way = find(setOf(key), key);
        if (way == ABSENT) {
            return 0;
        }
        long time = timeAt(way);
        return keyAt(way) == key ? Math.max(time - now, 0) : 0;
    }

    /// The place of the key in [#sets]; its time stands [#WAYS] places behind.
    private int find(int set, long key) {
        for (int way = set; way < set + WAYS; way++) {
            if (keyAt(way) == key) {
                return way;
            }
        }
        return ABSENT;
    }

    /// Gives a key that has no bucket a full one, and takes the first request out of it.
    ///
    /// @return false when another thread has taken the key in meanwhile
    private boolean takeIn(int set, long key, long now, long interval) {
        int stripe = set / LONGS_PER_SET % STRIPES;
        beginTurn(stripe);
        try {
            if (find(set, key) != ABSENT) {
                return false;
            }
            replaceFullest(set, key, now, interval);
            return true;
        } finally {
            INTS.setRelease(turns, stripe, 0);
        }
    }

    private void replaceFullest(int set, long key, long now, long interval) {
        while (true) {
            int way = fullest(set);
            long time = timeAt(way);
            if (LONGS.compareAndSet(sets, way + WAYS, time, BEING_REPLACED)) {
                if (time > now) {
                    forgotten.increment();
                }
                LONGS.setRelease(sets, way, key);
                long fresh = now + interval;
                LONGS.setRelease(sets, way + WAYS, fresh == time ? fresh + 1 : fresh);
                return;
            }
        }
    }

    private int fullest(int set) {
        int fullest = set;
        for (int way = set + 1; way < set + WAYS; way++) {
            if (timeAt(way) < timeAt(fullest)) {
                fullest = way;
            }
        }
        return fullest;
    }

    private void beginTurn(int stripe) {
        int spins = 0;
        while (!INTS.compareAndSet(turns, stripe, 0, 1)) {
            pause(spins++);
        }
    }

    /// The other thread may have been put aside, on a machine with fewer processors than threads.
    private static void pause(int spins) {
        if (spins < SPINS_BEFORE_PAUSES) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private int setOf(long key) {
        return (int) Math.unsignedMultiplyHigh(key, setCount) * LONGS_PER_SET;
    }

    private long keyAt(int way) {
        return (long) LONGS.getAcquire(sets, way);
    }

    private long timeAt(int way) {
        return (long) LONGS.getAcquire(sets, way + WAYS);
    }
}

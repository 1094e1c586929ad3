package io.typogram.edge.limiting;

import io.typogram.kernel.callers.Standing;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// For which credentials cells have vouched.
///
/// The edge does not verify tokens or keys. A cell does, and says so on its answer ([Standing]);
/// from then on, and for as long as the cell said, requests with the very same credential count as
/// that user's, under that user's plan. So a forged token gains nothing over none, and cannot use up
/// the bucket of the user whom it names.
///
/// At most so many are kept as there is room for. Only cells put something in, so no flood of
/// made-up tokens pushes anything out; where a set is full, the one that ends first makes room, and
/// its bearer is a guest until the next answer.
public final class Vouched {

    public static final int FEWEST = 1 << 8;
    public static final int MOST = 1 << 22;

    private static final int WAYS = 8;

    private final AtomicReferenceArray<@Nullable Voucher> sets;
    private final int setCount;
    private final SipHash hash;

    /// @param room how many are kept; rounded up to a whole power of two
    /// @param random must be one whose numbers cannot be foreseen
    public Vouched(int room, RandomGenerator random) {
        if (room < FEWEST || room > MOST) {
            throw new IllegalArgumentException("room for too few, or for too many");
        }
        int rounded = Integer.highestOneBit(room - 1) << 1;
        setCount = rounded / WAYS;
        sets = new AtomicReferenceArray<>(rounded);
        hash = SipHash.random(random);
    }

    /// What a credential is known by here.
    ///
    /// @param credential the value of the header that carries it, whole
    public long fingerprint(String credential) {
        return hash.hash(credential);
    }

    public Optional<Voucher> find(long credential, long nowNanos) {
        int set = setOf(credential);
        for (int way = set; way < set + WAYS; way++) {
            Voucher voucher = sets.get(way);
            if (voucher != null && voucher.credential() == credential) {
                return voucher.isOver(nowNanos) ? Optional.empty() : Optional.of(voucher);
            }
        }
        return Optional.empty();
    }

    /// Remembers what a cell has said. Of two threads that do so at once either may win: both say
    /// what a cell said a moment ago.
    public void vouch(long credential, Standing standing, long nowNanos) {
        if (standing.lasting().isZero()) {
            withdraw(credential);
            return;
        }
        long until = nowNanos + standing.lasting().toNanos();
        sets.set(placeFor(credential), new Voucher(credential, standing, until));
    }

    /// Forgets the credential: a cell has answered 401 to it.
    public void withdraw(long credential) {
        int set = setOf(credential);
        for (int way = set; way < set + WAYS; way++) {
            Voucher voucher = sets.get(way);
            if (voucher != null && voucher.credential() == credential) {
                sets.compareAndSet(way, voucher, null);
            }
        }
    }

    private int placeFor(long credential) {
        int set = setOf(credential);
        int best = set;
        Voucher first = sets.get(set);
        for (int way = set; way < set + WAYS; way++) {
            Voucher voucher = sets.get(way);
            if (voucher != null && voucher.credential() == credential) {
                return way;
            }
            if (endsBefore(voucher, first)) {
                best = way;
                first = voucher;
            }
        }
        return best;
    }

    private static boolean endsBefore(@Nullable Voucher one, @Nullable Voucher other) {
        if (one == null || other == null) {
            return other != null;
        }
        return one.untilNanos() - other.untilNanos() < 0;
    }

    private int setOf(long credential) {
        return (int) Math.unsignedMultiplyHigh(credential, setCount) * WAYS;
    }
}

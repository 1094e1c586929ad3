package io.typogram.edge.directory;

import io.typogram.edge.directory.KeyedPermutation.Mixed;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// The directory in 16 bytes a user and little besides, outside of the heap.
///
/// An id is mixed by a secret [KeyedPermutation] and kept in [Buckets] with the number that
/// [HomeNumbers] gives its home. If there should ever be more different homes than numbers, the
/// highest number says that the home stands aside, in a map.
///
/// Lookups take no lock. Writers take turns, each for one bucket at a time.
public final class HomeTable implements Directory {

    private final KeyedPermutation permutation;
    private final Buckets buckets;
    private final Buckets.Draft draft;
    private final HomeNumbers numbers;
    private final int standsAside;
    private final Map<UserId, Home> aside = new ConcurrentHashMap<>();
    private final AtomicLong size = new AtomicLong();

    public HomeTable() {
        this(Buckets.Shape.STANDARD, new KeyedPermutation(new SecureRandom()));
    }

    HomeTable(Buckets.Shape shape, KeyedPermutation permutation) {
        this.permutation = permutation;
        buckets = new Buckets(shape);
        draft = buckets.draft();
        standsAside = buckets.highestNumber();
        numbers = new HomeNumbers(standsAside);
    }

    @Override
    public Optional<Home> find(UserId user) {
        Mixed key = mix(user.value());
        while (true) {
            int number = buckets.find(key.high(), key.low());
            if (number == Buckets.NOBODY) {
                return Optional.empty();
            }
            if (number != standsAside) {
                return Optional.of(numbers.homeOf(number));
            }
            Home home = aside.get(user);
            if (home != null) {
                return Optional.of(home);
            }
            // It stood aside a moment ago, and has got a number since.
        }
    }

    @Override
    public synchronized boolean learn(UserId user, Home home) {
        Mixed key = mix(user.value());
        open(key);
        boolean changed = learn(key.high(), key.low(), home, numberOf(home));
        publish();
        return changed;
    }

    @Override
    public synchronized boolean forget(UserId user, int epoch) {
        Mixed key = mix(user.value());
        open(key);
        boolean changed = forget(key.high(), key.low(), epoch);
        publish();
        return changed;
    }

    @Override
    public Intake intake() {
        return new GatheringIntake();
    }

    @Override
    public long size() {
        return size.get();
    }

    @Override
    public long bytes() {
        return buckets.bytes();
    }

    @Override
    public List<CellId> cells() {
        return numbers.cells();
    }

    @Override
    public void forEach(Visitor visitor) {
        long[] entries = new long[Buckets.MOST_IN_BUCKET * Blocks.LONGS_PER_ENTRY];
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            int longs = buckets.copy(bucket, entries) * Blocks.LONGS_PER_ENTRY;
            for (int entry = 0; entry < longs; entry += Blocks.LONGS_PER_ENTRY) {
                long high = buckets.highOf(bucket, entries[entry]);
                show(high, entries[entry + 1], buckets.numberOf(entries[entry]), visitor);
            }
        }
    }

    private void show(long high, long low, int number, Visitor visitor) {
        UUID id = permutation.unmix(high, low);
        if (number == standsAside) {
            find(new UserId(id)).ifPresent(home -> visitor.visit(id, home));
        } else {
            visitor.visit(id, numbers.homeOf(number));
        }
    }

    private void open(Mixed key) {
        draft.open(buckets.bucketOf(key.high()));
    }

    /// Lets everybody see the change of the bucket that is open.
    private void publish() {
        size.addAndGet(draft.publish());
    }

    private boolean learn(long high, long low, Home home, int number) {
        int known = draft.seek(high, low);
        if (known != Buckets.NOBODY) {
            Home before = knownHome(high, low, known);
            if (before.equals(home) || before.isNewerThan(home)) {
                return false;
            }
        }
        if (number == standsAside) {
            aside.put(userOf(high, low), home);
        }
        draft.put(number);
        if (known == standsAside && number != standsAside) {
            aside.remove(userOf(high, low));
        }
        return true;
    }

    private boolean forget(long high, long low, int epoch) {
        int known = draft.seek(high, low);
        if (known == Buckets.NOBODY || knownHome(high, low, known).epoch() > epoch) {
            return false;
        }
        draft.remove();
        if (known == standsAside) {
            aside.remove(userOf(high, low));
        }
        return true;
    }

    /// For the writer, whom nobody overtakes.
    private Home knownHome(long high, long low, int number) {
        return number == standsAside
                ? Objects.requireNonNull(aside.get(userOf(high, low)))
                : numbers.homeOf(number);
    }

    private synchronized int numberOf(Home home) {
        return numbers.numberOf(home).orElse(standsAside);
    }

    private UserId userOf(long high, long low) {
        return new UserId(permutation.unmix(high, low));
    }

    private Mixed mix(UUID id) {
        return permutation.mix(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    /// Gathers news shelf by shelf, a shelf being some buckets side by side, and takes a shelf in when
    /// it is full. Another writer need not wait for longer than one bucket takes.
    private final class GatheringIntake implements Intake {

        private static final int MOST_SHELVES = 512;

        private final int shelves = Math.min(MOST_SHELVES, buckets.count());
        private final int bucketsPerShelf = buckets.count() / shelves;
        private final GatheredNews[] news = new GatheredNews[shelves];
        private final Map<Home, Integer> indexes = new HashMap<>();
        private final List<NumberedHome> homes = new ArrayList<>();

        private record NumberedHome(Home home, int number) {}

        GatheringIntake() {
            Arrays.setAll(news, shelf -> new GatheredNews());
        }

        @Override
        public void learn(UUID user, Home home) {
            Integer index = indexes.get(home);
            if (index == null) {
                index = homes.size();
                indexes.put(home, index);
                homes.add(new NumberedHome(home, numberOf(home)));
            }
            add(user, index);
        }

        @Override
        public void forget(UUID user, int epoch) {
            add(user, -epoch);
        }

        @Override
        public void close() {
            for (int shelf = 0; shelf < shelves; shelf++) {
                takeIn(shelf);
            }
        }

        private void add(UUID user, int what) {
            Mixed key = mix(user);
            int shelf = buckets.bucketOf(key.high()) / bucketsPerShelf;
            news[shelf].add(key.high(), key.low(), what);
            if (news[shelf].isFull()) {
                takeIn(shelf);
            }
        }

        private void takeIn(int shelf) {
            GatheredNews gathered = news[shelf];
            gathered.drain(
                    shelf * bucketsPerShelf,
                    bucketsPerShelf,
                    buckets.bucketShift(),
                    (bucket, begin, end) -> takeIn(gathered, bucket, begin, end));
        }

        private void takeIn(GatheredNews gathered, int bucket, int begin, int end) {
            synchronized (HomeTable.this) {
                draft.open(bucket);
                for (int place = begin; place < end; place++) {
                    takeIn(gathered.high(place), gathered.low(place), gathered.what(place));
                }
                publish();
            }
        }

        private void takeIn(long high, long low, int what) {
            if (what < 0) {
                HomeTable.this.forget(high, low, -what);
            } else {
                NumberedHome home = homes.get(what);
                HomeTable.this.learn(high, low, home.home(), home.number());
            }
        }
    }
}

package io.typogram.edge.directory;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/// An open-addressing hash table in one `long[]`: three longs (24 bytes) a slot hold the two halves
/// of a user's id and the packed home.
///
/// A boxed map would cost about a hundred bytes a user and millions of objects for the garbage
/// collector to trace. Readers take no lock: a slot's home is written last, with release, and read
/// first, with acquire; zero means that the slot is empty. Entries are never removed, so a probe
/// never has to pass a tombstone. Writers take turns; growing publishes a new array as a whole.
public final class HomeTable implements Directory {

    private static final int LONGS_PER_SLOT = 3;
    private static final int HOME = 2;
    private static final int CELL_SHIFT = 32;
    private static final long EPOCH_MASK = 0xFFFF_FFFFL;
    private static final int MOST_CELLS = 1 << 16;
    private static final int INITIAL_SLOTS = 1024;
    private static final int LARGEST_SLOTS = Integer.MAX_VALUE / LONGS_PER_SLOT - 8;
    private static final double FULLEST = 0.8;
    private static final double GROWTH = 1.5;
    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    /// Keeps whoever can choose ids from choosing ids that collide.
    private final long seed = ThreadLocalRandom.current().nextLong();

    private volatile long[] slots = new long[INITIAL_SLOTS * LONGS_PER_SLOT];
    private volatile List<CellId> cellNames = List.of();
    private final AtomicLong size = new AtomicLong();

    @Override
    public Optional<Home> find(UserId user) {
        long most = user.value().getMostSignificantBits();
        long least = user.value().getLeastSignificantBits();
        long packed = lookUp(slots, most, least);
        return packed == 0 ? Optional.empty() : Optional.of(unpack(packed));
    }

    @Override
    public synchronized boolean learn(UserId user, Home home) {
        return put(
                user.value().getMostSignificantBits(),
                user.value().getLeastSignificantBits(),
                home);
    }

    @Override
    public long size() {
        return size.get();
    }

    @Override
    public List<CellId> cells() {
        return cellNames;
    }

    @Override
    public synchronized void reserve(long users) {
        long wanted = (long) Math.ceil(users / FULLEST) + 1;
        if (wanted > slots.length / LONGS_PER_SLOT) {
            resize(wanted);
        }
    }

    @Override
    public void forEach(Visitor visitor) {
        long[] table = slots;
        for (int slot = 0; slot < table.length; slot += LONGS_PER_SLOT) {
            long packed = packedAt(table, slot);
            if (packed != 0) {
                visitor.visit(table[slot], table[slot + 1], unpack(packed));
            }
        }
    }

    private boolean put(long most, long least, Home home) {
        int slot = findSlot(slots, most, least);
        long known = packedAt(slots, slot);
        long packed = pack(home);
        if (known == packed || (known != 0 && epochOf(known) > home.epoch())) {
            return false;
        }
        if (known != 0) {
            LONGS.setRelease(slots, slot + HOME, packed);
            return true;
        }
        int capacity = slots.length / LONGS_PER_SLOT;
        if (size.get() + 1 > FULLEST * capacity) {
            resize((long) (GROWTH * capacity));
            slot = findSlot(slots, most, least);
        }
        writeNew(slots, slot, most, least, packed);
        size.incrementAndGet();
        return true;
    }

    private void resize(long wantedSlots) {
        if (size.get() >= LARGEST_SLOTS * FULLEST) {
            throw new IllegalStateException("the directory is full");
        }
        long[] old = slots;
        long[] grown = new long[(int) Math.min(wantedSlots, LARGEST_SLOTS) * LONGS_PER_SLOT];
        for (int slot = 0; slot < old.length; slot += LONGS_PER_SLOT) {
            if (old[slot + HOME] != 0) {
                int place = findSlot(grown, old[slot], old[slot + 1]);
                writeNew(grown, place, old[slot], old[slot + 1], old[slot + HOME]);
            }
        }
        slots = grown;
    }

    private static void writeNew(long[] table, int slot, long most, long least, long packed) {
        table[slot] = most;
        table[slot + 1] = least;
        LONGS.setRelease(table, slot + HOME, packed);
    }

    /// The packed home of the user, or zero. Each slot is looked at once: an empty one may be filled
    /// with somebody else's home while a reader stands at it.
    private long lookUp(long[] table, long most, long least) {
        int slot = firstSlot(table, most, least);
        while (true) {
            long packed = packedAt(table, slot);
            if (packed == 0 || isOf(table, slot, most, least)) {
                return packed;
            }
            slot = nextSlot(table, slot);
        }
    }

    /// The slot that holds the user, or the empty one where they belong. For writers, who take turns.
    private int findSlot(long[] table, long most, long least) {
        int slot = firstSlot(table, most, least);
        while (packedAt(table, slot) != 0 && !isOf(table, slot, most, least)) {
            slot = nextSlot(table, slot);
        }
        return slot;
    }

    private int firstSlot(long[] table, long most, long least) {
        int count = table.length / LONGS_PER_SLOT;
        return (int) Math.unsignedMultiplyHigh(mix(most, least), count) * LONGS_PER_SLOT;
    }

    private static int nextSlot(long[] table, int slot) {
        int next = slot + LONGS_PER_SLOT;
        return next == table.length ? 0 : next;
    }

    private static boolean isOf(long[] table, int slot, long most, long least) {
        return table[slot] == most && table[slot + 1] == least;
    }

    /// The finaliser of SplitMix64, over both halves and the seed.
    private long mix(long most, long least) {
        long hash = most * 0x9E37_79B9_7F4A_7C15L ^ least ^ seed;
        hash = (hash ^ (hash >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return hash ^ (hash >>> 31);
    }

    private static long packedAt(long[] table, int slot) {
        return (long) LONGS.getAcquire(table, slot + HOME);
    }

    private long pack(Home home) {
        return (long) indexOf(home.cell()) << CELL_SHIFT | home.epoch();
    }

    private Home unpack(long packed) {
        return new Home(cellNames.get((int) (packed >>> CELL_SHIFT)), epochOf(packed));
    }

    private static int epochOf(long packed) {
        return (int) (packed & EPOCH_MASK);
    }

    private int indexOf(CellId cell) {
        int index = cellNames.indexOf(cell);
        return index >= 0 ? index : addName(cell);
    }

    private int addName(CellId cell) {
        if (cellNames.size() == MOST_CELLS) {
            throw new IllegalStateException("too many cells for a packed home");
        }
        List<CellId> names = new ArrayList<>(cellNames);
        names.add(cell);
        cellNames = List.copyOf(names);
        return cellNames.size() - 1;
    }
}

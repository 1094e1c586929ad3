package io.typogram.edge.directory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/// Memory outside of the heap, handed out in blocks: the number of an owner, and room for some entries
/// of two longs each.
///
/// Blocks of one size stand side by side without gaps, in chunks that hold that size only. When one
/// is given back, the last one of its size is moved into the gap and its owner is told. So memory that
/// is free is free in whole chunks, and a free chunk is good for every size. What was once taken from
/// the system is kept until nobody knows this object any more.
///
/// A block that was given back is overwritten at some time while somebody may still read it. So a
/// reader looks afterwards whether the block is still what it was taken for: see [Buckets].
/// Everything but reading is for one thread at a time.
final class Blocks {

    static final int LONGS_PER_ENTRY = 2;

    private static final long ALIGNMENT = 64;
    private static final int FEWEST_CHUNKS = 4;

    private final Owners owners;
    private final int chunkShift;
    private final int slabShift;
    private final Size[] sizes;
    private final Arena arena = Arena.ofAuto();
    private volatile MemorySegment[] slabs = {};
    private int[] freeChunks = new int[FEWEST_CHUNKS];
    private int free;

    /// Who has to know where a block is.
    @FunctionalInterface
    interface Owners {
        void moved(int owner, long newAddress);
    }

    /// @param mostEntries of one block, which has to fit into a chunk
    /// @param chunkShift a chunk has two to the power of this longs
    /// @param slabShift so has a slab, which is what is taken from the system at once
    Blocks(Owners owners, int mostEntries, int chunkShift, int slabShift) {
        if (blockLongs(mostEntries) > 1 << chunkShift || chunkShift > slabShift) {
            throw new IllegalArgumentException("blocks fit into chunks, and chunks into slabs");
        }
        this.owners = owners;
        this.chunkShift = chunkShift;
        this.slabShift = slabShift;
        sizes = new Size[mostEntries + 1];
        Arrays.setAll(sizes, entries -> new Size(blockLongs(entries)));
    }

    /// A block that nobody knows of yet.
    ///
    /// @return its address: the number of its first long
    long allocate(int owner, int entries) {
        long address = sizes[entries].add();
        // Nobody may see what is written here before the news that the block is another's.
        VarHandle.releaseFence();
        memoryAt(address).set(ValueLayout.JAVA_LONG, offsetOf(address), owner);
        return address;
    }

    /// Takes back a block that is nobody's any more.
    void release(long address, int entries) {
        Size size = sizes[entries];
        long last = size.last();
        if (last != address) {
            VarHandle.releaseFence();
            MemorySegment source = memoryAt(last);
            MemorySegment.copy(
                    source,
                    offsetOf(last),
                    memoryAt(address),
                    offsetOf(address),
                    (long) blockLongs(entries) * Long.BYTES);
            owners.moved((int) source.get(ValueLayout.JAVA_LONG, offsetOf(last)), address);
        }
        size.removeLast();
    }

    /// Where the first entry of a block stands.
    static long firstEntry(long address) {
        return address + 1;
    }

    /// The memory in which a block stands.
    MemorySegment memoryAt(long address) {
        return slabs[(int) (address >>> slabShift)];
    }

    /// Where in that memory, in bytes.
    long offsetOf(long address) {
        return (address & ((1L << slabShift) - 1)) * Long.BYTES;
    }

    /// How much was taken from the system.
    long bytes() {
        return ((long) slabs.length * Long.BYTES) << slabShift;
    }

    private static int blockLongs(int entries) {
        return 1 + entries * LONGS_PER_ENTRY;
    }

    private int takeChunk() {
        if (free == 0) {
            addSlab();
        }
        return freeChunks[--free];
    }

    private void giveChunk(int chunk) {
        if (free == freeChunks.length) {
            freeChunks = Arrays.copyOf(freeChunks, free * 2);
        }
        freeChunks[free++] = chunk;
    }

    private void addSlab() {
        MemorySegment[] more = Arrays.copyOf(slabs, slabs.length + 1);
        more[slabs.length] = allocateSlab();
        int chunks = 1 << (slabShift - chunkShift);
        for (int chunk = chunks - 1; chunk >= 0; chunk--) {
            giveChunk(slabs.length * chunks + chunk);
        }
        slabs = more;
    }

    private MemorySegment allocateSlab() {
        try {
            return arena.allocate((long) Long.BYTES << slabShift, ALIGNMENT);
        } catch (OutOfMemoryError full) {
            // The heap is well; what is full is what MaxDirectMemorySize allows.
            throw new IllegalStateException("no memory is left for the directory", full);
        }
    }

    /// All blocks of one size.
    private final class Size {

        private final int blockLongs;
        private final int blocksPerChunk;
        private int[] chunks = {};
        private long blocks;

        Size(int blockLongs) {
            this.blockLongs = blockLongs;
            blocksPerChunk = (1 << chunkShift) / blockLongs;
        }

        long add() {
            int chunk = (int) (blocks / blocksPerChunk);
            if (blocks % blocksPerChunk == 0) {
                if (chunk == chunks.length) {
                    chunks = Arrays.copyOf(chunks, Math.max(FEWEST_CHUNKS, 2 * chunk));
                }
                chunks[chunk] = takeChunk();
            }
            blocks++;
            return last();
        }

        long last() {
            long index = blocks - 1;
            long chunk = chunks[(int) (index / blocksPerChunk)];
            return (chunk << chunkShift) + index % blocksPerChunk * blockLongs;
        }

        void removeLast() {
            blocks--;
            if (blocks % blocksPerChunk == 0) {
                giveChunk(chunks[(int) (blocks / blocksPerChunk)]);
            }
        }
    }
}

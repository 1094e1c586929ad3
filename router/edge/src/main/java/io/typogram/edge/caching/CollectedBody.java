package io.typogram.edge.caching;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// A copy of a body that is still coming. For one thread.
final class CollectedBody {

    private static final int FIRST_BYTES = 1024;

    private final ByteBudget budget;
    private final int mostBytes;
    private final long announced;
    private byte[] bytes = new byte[0];
    private int length;

    /// @param announced what `Content-Length` says; negative when it says nothing
    CollectedBody(ByteBudget budget, int mostBytes, long announced) {
        this.budget = budget;
        this.mostBytes = mostBytes;
        this.announced = announced;
    }

    /// Copies what is left in `part`, whose position stays as it is.
    ///
    /// @return false when the body is too large, or too much is being collected
    boolean add(ByteBuffer part) {
        int size = part.remaining();
        if ((long) length + size > mostBytes || announced > mostBytes || !hasRoomFor(size)) {
            return false;
        }
        part.get(part.position(), bytes, length, size);
        length += size;
        return true;
    }

    /// Whether it is as long as was announced.
    boolean isWhole() {
        return announced < 0 || announced == length;
    }

    /// Gives the body away.
    byte[] take() {
        byte[] whole = bytes.length == length ? bytes : Arrays.copyOf(bytes, length);
        release();
        return whole;
    }

    /// Forgets what was collected; a second time does nothing.
    void release() {
        budget.giveBack(bytes.length);
        bytes = new byte[0];
        length = 0;
    }

    private boolean hasRoomFor(int size) {
        if (length + size <= bytes.length) {
            return true;
        }
        int wanted = Math.max(length + size, capacity());
        if (!budget.take(wanted - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, wanted);
        return true;
    }

    private int capacity() {
        long next = announced > 0 ? announced : Math.max(FIRST_BYTES, bytes.length * 2L);
        return (int) Math.min(next, mostBytes);
    }
}

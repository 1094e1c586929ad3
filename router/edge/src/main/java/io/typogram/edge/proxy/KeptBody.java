package io.typogram.edge.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.jspecify.annotations.Nullable;

/// The beginning of a request's body, kept so that the request can be sent again.
///
/// The bytes are copied: slices of what was read would keep whole read buffers alive, and a client
/// that sends single bytes could make a bounded copy hold unbounded memory.
final class KeptBody {

    private final ByteBufAllocator allocator;
    private final int mostBytes;
    private @Nullable ByteBuf bytes;
    private boolean givenUp;

    KeptBody(ByteBufAllocator allocator, int mostBytes) {
        this.allocator = allocator;
        this.mostBytes = mostBytes;
    }

    /// Keeps a copy of `piece`, whose own bytes stay as they are.
    ///
    /// @return false when it does not fit; then nothing of it is kept
    boolean keep(ByteBuf piece) {
        if (givenUp) {
            return false;
        }
        int size = piece.readableBytes();
        if (size == 0) {
            return true;
        }
        ByteBuf kept = bytes;
        if (kept == null) {
            kept = allocator.buffer(Math.min(size, mostBytes), mostBytes);
            bytes = kept;
        }
        if (kept.readableBytes() + size > mostBytes) {
            return false;
        }
        kept.writeBytes(piece, piece.readerIndex(), size);
        return true;
    }

    /// Whether all of the body so far is here.
    boolean isWhole() {
        return !givenUp;
    }

    /// What is kept, to be written; null when that is nothing.
    @Nullable ByteBuf toWrite() {
        return bytes == null ? null : bytes.retainedDuplicate();
    }

    /// From now on more of the body has gone through than is kept.
    void giveUp() {
        givenUp = true;
        release();
    }

    void release() {
        if (bytes != null) {
            bytes.release();
            bytes = null;
        }
    }
}

package io.typogram.edge.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import org.jspecify.annotations.Nullable;

/// A request's body on its way to a node. Its beginning is kept, so that the request can be sent
/// again; the first part that does not fit is held back until it is clear that this need not be.
///
/// The bytes are copied: slices of what was read would keep whole read buffers alive, and a client
/// that sends single bytes could make a bounded copy hold unbounded memory.
final class KeptBody {

    private final ByteBufAllocator allocator;
    private final int mostBytes;
    private @Nullable ByteBuf bytes;
    private @Nullable HttpContent heldBack;
    private LastHttpContent end = LastHttpContent.EMPTY_LAST_CONTENT;
    private boolean arrived;
    private boolean givenUp;

    KeptBody(ByteBufAllocator allocator, int mostBytes) {
        this.allocator = allocator;
        this.mostBytes = mostBytes;
    }

    /// Keeps a copy of the part, whose own bytes stay as they are, or holds the part back.
    ///
    /// @return whether it is kept
    boolean take(HttpContent part) {
        if (part instanceof LastHttpContent last) {
            arrived = true;
            keepTrailers(last);
        }
        if (keep(part.content())) {
            return true;
        }
        heldBack = part;
        return false;
    }

    private void keepTrailers(LastHttpContent last) {
        if (!last.trailingHeaders().isEmpty()) {
            RequestHeaders.cleanTrailers(last.trailingHeaders());
            LastHttpContent kept = new DefaultLastHttpContent();
            kept.trailingHeaders().set(last.trailingHeaders());
            end = kept;
        }
    }

    private boolean keep(ByteBuf piece) {
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

    /// Whether all of the body so far is here, so that the request can be sent again.
    boolean canBeRepeated() {
        return !givenUp;
    }

    /// Whether the client has sent all of it.
    boolean hasArrived() {
        return arrived;
    }

    boolean isHeldBack() {
        return heldBack != null;
    }

    /// Writes what is kept, and the end if that is all.
    ///
    /// @return whether it is all
    boolean writeTo(UpstreamConnection connection) {
        if (bytes != null) {
            connection.write(new DefaultHttpContent(bytes.retainedDuplicate()));
        }
        boolean all = arrived && heldBack == null;
        if (all) {
            connection.write(end);
        }
        return all;
    }

    /// The part that was held back, if one was. From here on more has gone through than is kept.
    @Nullable HttpContent letThrough() {
        HttpContent part = heldBack;
        if (part != null) {
            heldBack = null;
            givenUp = true;
            releaseKept();
        }
        return part;
    }

    void release() {
        releaseKept();
        if (heldBack != null) {
            heldBack.release();
            heldBack = null;
        }
    }

    private void releaseKept() {
        if (bytes != null) {
            bytes.release();
            bytes = null;
        }
    }
}

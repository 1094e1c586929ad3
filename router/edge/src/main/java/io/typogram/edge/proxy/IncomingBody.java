package io.typogram.edge.proxy;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.typogram.edge.problems.EdgeProblems;
import io.typogram.kernel.problems.ProblemType;
import org.jspecify.annotations.Nullable;

/// How much of a request's body has come, and whether that is too much or comes too slowly.
final class IncomingBody {

    private final Pace pace;
    private long mostBytes;
    private long bytes;
    private boolean whole;

    IncomingBody(Pace pace) {
        this.pace = pace;
    }

    void limit(long bytesAtMost) {
        mostBytes = bytesAtMost;
    }

    /// Looks at one more part.
    ///
    /// @return what is wrong with it, if anything is
    @Nullable ProblemType take(HttpContent part, long nowNanos) {
        if (part.decoderResult().isFailure()) {
            return EdgeProblems.MALFORMED_REQUEST;
        }
        int size = part.content().readableBytes();
        bytes += size;
        pace.moved(nowNanos, size);
        whole = part instanceof LastHttpContent;
        if (bytes > mostBytes) {
            return EdgeProblems.BODY_TOO_LARGE;
        }
        return !whole && pace.isTooSlow() ? EdgeProblems.REQUEST_TIMED_OUT : null;
    }

    /// The client is waited for.
    void awaited(long nowNanos) {
        pace.waits(nowNanos);
    }

    boolean isWhole() {
        return whole;
    }

    /// Whether the rest is so short, or so likely to be there already, that waiting for it costs less
    /// than a new connection.
    boolean isNearlyWhole(IncomingRequest request, long littleBytes) {
        return whole
                || !request.announcesBody()
                || (!request.awaitsContinue() && request.contentLength() - bytes <= littleBytes);
    }
}

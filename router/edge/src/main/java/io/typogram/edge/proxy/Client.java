package io.typogram.edge.proxy;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpMethod;
import io.typogram.edge.limiting.ClientAddress;
import java.time.Duration;

/// Where a request comes from and its answer goes: a connection, or one of the streams that share a
/// connection.
interface Client {

    ByteBufAllocator allocator();

    /// The IP address at the other end of the connection.
    String address();

    /// The same, as limits see it.
    ClientAddress limitedAddress();

    /// By which the client has reached the edge: `http` or `https`.
    String scheme();

    /// Asks for one more part of what the client sends.
    void demand();

    /// Says what the next answer is to, since that of a HEAD has no body.
    void prepareAnswerTo(HttpMethod method);

    void write(Object part);

    void flush();

    boolean takesMore();

    /// Calls [Exchange#expired] when nothing else has been said for that long.
    void waitAtMost(Duration duration);

    /// The answer is written.
    ///
    /// @param keepAlive whether another request may follow
    /// @param requestWhole whether all of this one has been taken in
    void answered(boolean keepAlive, boolean requestWhole);

    /// Ends it at once, so that the client sees that its answer is not whole.
    void abort();

    /// Joins the client with a node that has changed its protocol.
    void becomeTunnel(UpstreamConnection node);
}

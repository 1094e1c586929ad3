package io.typogram.edge.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.typogram.edge.cells.Node;
import org.jspecify.annotations.Nullable;

/// One connection to a node: in use by one exchange, or idle in its pool.
final class UpstreamConnection extends ChannelInboundHandlerAdapter implements Deadlined {

    private final Node node;
    private final Channel channel;
    private final NodeAnswerDecoder decoder;
    private final UpstreamPool pool;
    private final Worker worker;
    private @Nullable UpstreamEvents user;
    private boolean draining;
    private boolean reused;
    private long deadlineNanos = NEVER;

    UpstreamConnection(Node node, Channel channel, UpstreamPool pool, Worker worker) {
        this.node = node;
        this.channel = channel;
        decoder = channel.pipeline().get(NodeAnswerDecoder.class);
        this.pool = pool;
        this.worker = worker;
    }

    Node node() {
        return node;
    }

    Channel channel() {
        return channel;
    }

    /// Whether it has carried a request before, so that the node may have closed it meanwhile.
    boolean isReused() {
        return reused;
    }

    boolean takesMore() {
        return channel.isWritable();
    }

    void use(UpstreamEvents events) {
        user = events;
        deadlineNanos = NEVER;
        channel.read();
    }

    /// Begins a request. Its parts follow by [#write].
    void begin(HttpRequest request) {
        decoder.nextIsToHead(request.method().equals(HttpMethod.HEAD));
        write(request);
    }

    void write(Object part) {
        Channels.write(channel, part);
    }

    void flush() {
        worker.flushes().add(channel);
    }

    void readMore() {
        channel.read();
    }

    /// Gives it back after a whole answer to a whole request.
    void release() {
        user = null;
        draining = false;
        reused = true;
        pool.putBack(this);
    }

    /// Reads the rest of an answer that nobody wants and gives it back after that.
    void drainAndRelease(long deadline) {
        user = null;
        draining = true;
        deadlineNanos = deadline;
        channel.read();
    }

    void close() {
        user = null;
        Channels.close(channel);
    }

    /// Hands the channel over to a tunnel: this connection has no part in it any more.
    void becomeTunnel() {
        user = null;
        pool.forgetButCount(this);
    }

    void idleUntil(long deadline) {
        deadlineNanos = deadline;
        channel.read();
    }

    @Override
    public long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public void expired() {
        close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        worker.tick();
        if (user != null) {
            user.answered((HttpObject) message);
            return;
        }
        ReferenceCountUtil.release(message);
        if (!draining) {
            // A node that speaks without being asked would answer the next request with this.
            close();
        } else if (message instanceof LastHttpContent) {
            release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (user != null) {
            user.answerPaused();
        } else {
            channel.read();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        worker.tick();
        if (user != null && channel.isWritable()) {
            user.takesMore();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        pool.closed(this);
        UpstreamEvents told = user;
        user = null;
        if (told != null) {
            told.brokenOff();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A reset by the node, or an answer that is not HTTP. Either way channelInactive follows.
        Channels.close(channel);
    }
}

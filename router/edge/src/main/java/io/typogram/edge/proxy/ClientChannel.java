package io.typogram.edge.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// A channel by which a client sends requests and is answered: a connection of its own, or a stream of
/// a shared one.
///
/// What the client sends is taken in on demand only, one part at a time: the decoder may have made
/// many parts of one read, and those wait in a queue that the next read cannot lengthen before it is
/// empty. So a client that sends faster than its cell takes is slowed down by its own protocol.
///
/// What a part means, when an exchange begins, and what is left to do after it, each protocol says
/// for itself.
abstract class ClientChannel extends ChannelInboundHandlerAdapter implements Client, Deadlined {

    private final Worker worker;
    private final Channel channel;
    private final Queue<HttpObject> parts = new ArrayDeque<>();
    private @Nullable Exchange exchange;
    private boolean demanded;
    private boolean pumping;
    private long forgottenBytes;
    private long deadlineNanos;

    ClientChannel(Worker worker, Channel channel) {
        this.worker = worker;
        this.channel = channel;
    }

    // ---- What each protocol says

    /// Whether another part can be taken now, if there is one.
    abstract boolean takesParts();

    /// Takes one part that was demanded.
    abstract void take(HttpObject part);

    /// Nothing came for as long as it may take, and nobody waits for an answer.
    abstract void idledOut();

    // ---- For them

    final Worker worker() {
        return worker;
    }

    final Limits limits() {
        return worker.setup().limits();
    }

    final Channel channel() {
        return channel;
    }

    /// Null between requests.
    final @Nullable Exchange exchange() {
        return exchange;
    }

    final void beginExchange(HttpRequest request) {
        Exchange begun = new Exchange(worker, this, request);
        exchange = begun;
        begun.start();
    }

    final void endExchange() {
        exchange = null;
    }

    final void receive(HttpObject part) {
        parts.add(part);
    }

    final boolean nothingWaits() {
        return parts.isEmpty();
    }

    final boolean isDemanded() {
        return demanded;
    }

    /// Reads on after an answer that did not need the whole request: a client that still sends may not
    /// have read it yet.
    ///
    /// @return whether that may go on
    final boolean forget(HttpObject part) {
        boolean broken = part.decoderResult().isFailure();
        boolean few = !(part instanceof HttpContent content) || forget(content.content());
        boolean more = !broken && few;
        demanded |= more;
        return more;
    }

    private boolean forget(ByteBuf bytes) {
        forgottenBytes += bytes.readableBytes();
        bytes.release();
        return forgottenBytes <= limits().apiBodyBytes();
    }

    /// The next request may bring as much that is forgotten.
    final void forgotten() {
        forgottenBytes = 0;
    }

    /// Takes what was demanded, as far as it is here, and reads when nothing is left.
    final void pump() {
        pumping = true;
        while (demanded && takesParts()) {
            HttpObject part = parts.poll();
            if (part == null) {
                break;
            }
            demanded = false;
            take(part);
        }
        pumping = false;
        if (exchange != null) {
            exchange.requestPaused();
        }
        if (demanded && parts.isEmpty() && takesParts()) {
            channel.read();
        }
    }

    /// The channel is no client's any more.
    void letGo() {
        worker.sweep().forget(this);
        parts.forEach(ReferenceCountUtil::release);
        parts.clear();
    }

    // ---- What an exchange asks for

    @Override
    public final ByteBufAllocator allocator() {
        return channel.alloc();
    }

    @Override
    public final void demand() {
        demanded = true;
        if (!pumping) {
            pump();
        }
    }

    @Override
    public final void write(Object part) {
        Channels.write(channel, part);
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public final boolean takesMore() {
        return channel.isWritable();
    }

    // ---- Time

    @Override
    public final void waitAtMost(Duration duration) {
        deadlineNanos = worker.now() + duration.toNanos();
    }

    @Override
    public final long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public final void expired() {
        if (exchange != null) {
            exchange.expired();
        } else {
            idledOut();
        }
    }

    // ---- What happens on the channel

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        worker.tick();
        worker.sweep().watch(this);
    }

    @Override
    public final void channelActive(ChannelHandlerContext context) {
        demand();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!pumping) {
            pump();
        }
    }

    @Override
    public final void channelWritabilityChanged(ChannelHandlerContext context) {
        worker.tick();
        if (exchange != null && channel.isWritable()) {
            exchange.clientTakesMore();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        letGo();
        if (exchange != null) {
            exchange.clientGone();
            exchange = null;
        }
    }
}

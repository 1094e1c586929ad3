package io.typogram.edge.proxy;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.typogram.edge.limiting.ClientAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// One connection from a client, and the order of the requests on it.
///
/// What the client sends is taken in on demand only, one part at a time: the decoder may have made
/// many parts of one read, and those wait in a queue that the next read cannot lengthen before it is
/// empty. So a pipelined request waits until the answer before it is given, and a client that sends
/// faster than its cell takes is slowed down by TCP.
///
/// After a whole request one more part is demanded at once: only a connection that is being read
/// tells that its client has gone.
final class ClientConnection extends ChannelInboundHandlerAdapter
        implements Client, Drainable, Deadlined {

    private final Worker worker;
    private final AnswerEncoder encoder;
    private final Channel channel;
    private final String scheme;
    private final String address;
    private final ClientAddress limitedAddress;
    private final Queue<HttpObject> parts = new ArrayDeque<>();

    private State state = State.BETWEEN_REQUESTS;
    private @Nullable Exchange exchange;
    private @Nullable HttpRequest ahead;
    private boolean headersBegun;
    private boolean demanded;
    private boolean pumping;
    private long lingerBytes;
    private long deadlineNanos;

    private enum State {
        BETWEEN_REQUESTS,
        IN_EXCHANGE,
        /// The answer is given; the rest of the request is read and forgotten, then comes the next.
        SKIPPING_BODY,
        /// The answer is given and the connection ends; what still comes is read and forgotten, for
        /// a connection closed with unread bytes is reset, and takes the answer with it.
        LINGERING,
        CLOSED
    }

    private ClientConnection(Worker worker, AnswerEncoder encoder, Channel channel, String scheme) {
        this.worker = worker;
        this.encoder = encoder;
        this.channel = channel;
        this.scheme = scheme;
        address = Channels.remoteAddress(channel);
        limitedAddress = Channels.clientAddress(channel);
    }

    /// Makes a channel speak HTTP/1.1.
    static void open(Worker worker, Channel channel, String scheme) {
        channel.config().setAutoRead(false);
        AnswerEncoder encoder = new AnswerEncoder();
        channel.pipeline()
                .addLast(new StrictRequestDecoder(worker.setup().limits()))
                .addLast(encoder)
                .addLast(new ClientConnection(worker, encoder, channel, scheme));
    }

    Channel channel() {
        return channel;
    }

    @Override
    public ByteBufAllocator allocator() {
        return channel.alloc();
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public ClientAddress limitedAddress() {
        return limitedAddress;
    }

    @Override
    public String scheme() {
        return scheme;
    }

    @Override
    public void demand() {
        demanded = true;
        if (!pumping) {
            pump();
        }
    }

    @Override
    public void prepareAnswerTo(HttpMethod method) {
        encoder.answersHead(method.equals(HttpMethod.HEAD));
    }

    @Override
    public void write(Object part) {
        Channels.write(channel, part);
    }

    @Override
    public void flush() {
        worker.flushes().add(channel);
    }

    @Override
    public boolean takesMore() {
        return channel.isWritable();
    }

    @Override
    public void waitAtMost(Duration duration) {
        deadlineNanos = worker.now() + duration.toNanos();
    }

    @Override
    public void answered(boolean keepAlive, boolean requestWhole) {
        exchange = null;
        if (keepAlive && requestWhole) {
            state = State.BETWEEN_REQUESTS;
            waitAtMost(worker.setup().limits().idleTimeout());
            beginAhead();
        } else if (keepAlive) {
            state = State.SKIPPING_BODY;
            waitAtMost(worker.setup().limits().lingerTimeout());
            demand();
        } else if (requestWhole) {
            closeAfterFlush();
        } else {
            linger();
        }
    }

    @Override
    public void abort() {
        // What was to be sent by the end of this turn goes out before.
        channel.flush();
        Channels.close(channel);
    }

    @Override
    public void becomeTunnel(UpstreamConnection node) {
        letGo();
        Tunnel.join(worker, this, node);
    }

    /// From here on the bare channel is somebody else's.
    private void letGo() {
        state = State.CLOSED;
        exchange = null;
        worker.sweep().forget(this);
        discardParts();
    }

    /// An idle connection is not closed, for the next request may be on its way already: that one is
    /// answered, and told that it was the last.
    @Override
    public void drain() {
        if (state == State.BETWEEN_REQUESTS) {
            waitAtMost(worker.setup().limits().drainTimeout());
        }
    }

    @Override
    public long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public void expired() {
        if (exchange != null) {
            exchange.expired();
        } else {
            Channels.close(channel);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        worker.tick();
        worker.sweep().watch(this);
        worker.opened(this);
        waitAtMost(worker.setup().limits().idleTimeout());
        if (channel.isActive()) {
            demand();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        demand();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        worker.tick();
        if (state == State.CLOSED) {
            ReferenceCountUtil.release(message);
            return;
        }
        parts.add((HttpObject) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (state == State.BETWEEN_REQUESTS && parts.isEmpty() && !headersBegun) {
            headersBegun = true;
            waitAtMost(worker.setup().limits().headerTimeout());
        }
        if (!pumping && state != State.CLOSED) {
            pump();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        worker.tick();
        if (exchange != null && channel.isWritable()) {
            exchange.clientTakesMore();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        state = State.CLOSED;
        worker.sweep().forget(this);
        worker.closed(this);
        discardParts();
        if (exchange != null) {
            exchange.clientGone();
            exchange = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A reset by the client, or a write to one that has gone. channelInactive follows.
        Channels.close(channel);
    }

    private void pump() {
        pumping = true;
        while (demanded && ahead == null && state != State.CLOSED) {
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
        if (demanded && parts.isEmpty() && state != State.CLOSED) {
            channel.read();
        }
    }

    private void take(HttpObject part) {
        switch (state) {
            case BETWEEN_REQUESTS -> begin((HttpRequest) part);
            case IN_EXCHANGE -> takeInExchange(part);
            case SKIPPING_BODY -> skip(part);
            case LINGERING -> lingerOver(part);
            case CLOSED -> ReferenceCountUtil.release(part);
        }
    }

    private void takeInExchange(HttpObject part) {
        if (part instanceof HttpRequest request) {
            ahead = request;
        } else {
            Objects.requireNonNull(exchange).requestContinued((HttpContent) part);
        }
    }

    private void begin(HttpRequest request) {
        state = State.IN_EXCHANGE;
        headersBegun = false;
        exchange = new Exchange(worker, this, request);
        exchange.start();
    }

    private void beginAhead() {
        HttpRequest next = ahead;
        ahead = null;
        if (next != null) {
            begin(next);
        } else if (!demanded) {
            demand();
        }
    }

    private void skip(HttpObject part) {
        forget(part);
        if (state == State.SKIPPING_BODY && part instanceof LastHttpContent) {
            state = State.BETWEEN_REQUESTS;
            lingerBytes = 0;
            waitAtMost(worker.setup().limits().idleTimeout());
        }
    }

    private void lingerOver(HttpObject part) {
        boolean last = part instanceof LastHttpContent;
        forget(part);
        if (last) {
            closeAfterFlush();
        }
    }

    private void forget(HttpObject part) {
        boolean broken = part.decoderResult().isFailure();
        if (part instanceof HttpContent content) {
            lingerBytes += content.content().readableBytes();
        }
        ReferenceCountUtil.release(part);
        if (broken || lingerBytes > worker.setup().limits().apiBodyBytes()) {
            abort();
        } else {
            demanded = true;
        }
    }

    private void linger() {
        state = State.LINGERING;
        waitAtMost(worker.setup().limits().lingerTimeout());
        Channels.endOutputWhenWritten((SocketChannel) channel);
        demand();
    }

    private void closeAfterFlush() {
        state = State.CLOSED;
        Channels.closeWhenWritten(channel);
    }

    private void discardParts() {
        HttpObject part = parts.poll();
        while (part != null) {
            ReferenceCountUtil.release(part);
            part = parts.poll();
        }
        if (ahead != null) {
            ReferenceCountUtil.release(ahead);
            ahead = null;
        }
    }
}

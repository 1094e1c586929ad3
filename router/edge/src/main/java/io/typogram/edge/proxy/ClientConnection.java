package io.typogram.edge.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.typogram.edge.limiting.ClientAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One connection of HTTP/1.1 from a client, and the order of the requests on it: a pipelined one
/// waits until the answer before it is given.
///
/// After a whole request one more part is demanded at once: only a connection that is being read
/// tells that its client has gone.
final class ClientConnection extends ClientChannel implements Drainable {

    private final AnswerEncoder encoder;
    private final String scheme;
    private final String address;
    private final ClientAddress limitedAddress;

    private State state = State.BETWEEN_REQUESTS;
    private @Nullable HttpRequest ahead;
    private boolean headersBegun;

    private enum State {
        BETWEEN_REQUESTS,
        IN_EXCHANGE,
        /// The answer is given; the rest of the request is read and forgotten, then comes the next.
        SKIPPING_BODY,
        /// Gone, or no longer this one's.
        CLOSED
    }

    private ClientConnection(Worker worker, AnswerEncoder encoder, Channel channel, String scheme) {
        super(worker, channel);
        this.encoder = encoder;
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

    // ---- The order of requests

    @Override
    boolean takesParts() {
        return ahead == null && state != State.CLOSED;
    }

    @Override
    void take(HttpObject part) {
        switch (state) {
            case BETWEEN_REQUESTS -> begin((HttpRequest) part);
            case IN_EXCHANGE -> takeInExchange(part);
            case SKIPPING_BODY -> skip(part);
            case CLOSED -> ReferenceCountUtil.release(part);
        }
    }

    private void takeInExchange(HttpObject part) {
        if (part instanceof HttpRequest request) {
            ahead = request;
        } else {
            Objects.requireNonNull(exchange()).requestContinued((HttpContent) part);
        }
    }

    private void begin(HttpRequest request) {
        state = State.IN_EXCHANGE;
        headersBegun = false;
        beginExchange(request);
    }

    private void beginAhead() {
        HttpRequest next = ahead;
        ahead = null;
        if (next != null) {
            begin(next);
        } else if (!isDemanded()) {
            demand();
        }
    }

    // ---- After an answer

    @Override
    public void prepareAnswerTo(HttpMethod method) {
        encoder.answersHead(method.equals(HttpMethod.HEAD));
    }

    @Override
    public void answered(boolean keepAlive, boolean requestWhole) {
        endExchange();
        if (keepAlive && requestWhole) {
            state = State.BETWEEN_REQUESTS;
            waitAtMost(limits().idleTimeout());
            beginAhead();
        } else if (keepAlive) {
            state = State.SKIPPING_BODY;
            waitAtMost(limits().lingerTimeout());
            demand();
        } else {
            linger();
        }
    }

    private void skip(HttpObject part) {
        boolean last = part instanceof LastHttpContent;
        if (!forget(part)) {
            abort();
        }
        if (last && state == State.SKIPPING_BODY) {
            state = State.BETWEEN_REQUESTS;
            forgotten();
            waitAtMost(limits().idleTimeout());
        }
    }

    /// A pipelined request may be on its way although this was the last answer, so it makes no
    /// difference whether the request was whole. The decoder hands on what it had already read.
    private void linger() {
        letGo();
        Lingering.begin(worker(), (SocketChannel) channel());
        channel().pipeline().remove(this);
        channel().pipeline().remove(StrictRequestDecoder.class);
    }

    // ---- Ends

    /// What was written goes out together with what else this turn of the loop writes.
    @Override
    public void flush() {
        worker().flushes().add(channel());
    }

    @Override
    public void abort() {
        // What was to be sent by the end of this turn goes out before.
        channel().flush();
        Channels.close(channel());
    }

    @Override
    public void becomeTunnel(UpstreamConnection node) {
        endExchange();
        letGo();
        Tunnel.join(worker(), this, node);
    }

    /// An idle connection is not closed, for the next request may be on its way already: that one is
    /// answered, and told that it was the last.
    @Override
    public void drain() {
        if (state == State.BETWEEN_REQUESTS) {
            waitAtMost(limits().drainTimeout());
        }
    }

    @Override
    void idledOut() {
        Channels.close(channel());
    }

    @Override
    void letGo() {
        state = State.CLOSED;
        worker().closed(this);
        super.letGo();
        forgetAhead();
    }

    private void forgetAhead() {
        if (ahead != null) {
            ReferenceCountUtil.release(ahead);
            ahead = null;
        }
    }

    // ---- What happens on the connection

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        super.handlerAdded(context);
        worker().opened(this);
        waitAtMost(limits().idleTimeout());
        if (channel().isActive()) {
            demand();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        worker().tick();
        if (state == State.CLOSED) {
            ReferenceCountUtil.release(message);
        } else {
            receive((HttpObject) message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (state == State.BETWEEN_REQUESTS && nothingWaits() && !headersBegun) {
            headersBegun = true;
            waitAtMost(limits().headerTimeout());
        }
        if (state != State.CLOSED) {
            super.channelReadComplete(context);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A reset by the client, or a write to one that has gone. channelInactive follows.
        Channels.close(channel());
    }
}

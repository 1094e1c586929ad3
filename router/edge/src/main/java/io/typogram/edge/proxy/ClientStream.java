package io.typogram.edge.proxy;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.util.ReferenceCountUtil;
import io.typogram.edge.limiting.ClientAddress;

/// One stream of an HTTP/2 connection: one request and its answer. What is not read stays in HTTP/2's
/// window, so a client is slowed down without holding up its other streams.
final class ClientStream extends ClientChannel {

    private boolean skipping;

    ClientStream(Worker worker, Channel channel) {
        super(worker, channel);
    }

    @Override
    public String address() {
        return Channels.remoteAddress(channel().parent());
    }

    @Override
    public ClientAddress limitedAddress() {
        return Channels.clientAddress(channel().parent());
    }

    @Override
    public String scheme() {
        return "https";
    }

    // ---- One request

    @Override
    boolean takesParts() {
        return true;
    }

    @Override
    void take(HttpObject part) {
        Exchange exchange = exchange();
        if (skipping) {
            skip(part);
        } else if (part instanceof HttpRequest request) {
            beginExchange(request);
        } else if (exchange != null) {
            exchange.requestContinued((HttpContent) part);
        } else {
            ReferenceCountUtil.release(part);
        }
    }

    @Override
    public void prepareAnswerTo(HttpMethod method) {
        // An answer's end is told by a frame, so a HEAD needs no care.
    }

    /// A stream ends when both sides have ended it. If the client has not, what it still sends is
    /// read and forgotten for a while, since a reset could overtake the answer.
    @Override
    public void answered(boolean keepAlive, boolean requestWhole) {
        endExchange();
        skipping = !requestWhole;
        if (skipping) {
            waitAtMost(limits().lingerTimeout());
            demand();
        }
    }

    private void skip(HttpObject part) {
        if (!forget(part)) {
            reset(Http2Error.NO_ERROR);
        }
    }

    // ---- Ends

    @Override
    public void abort() {
        reset(Http2Error.INTERNAL_ERROR);
    }

    @Override
    public void becomeTunnel(UpstreamConnection node) {
        throw new IllegalStateException("a stream asks for no other protocol");
    }

    @Override
    void idledOut() {
        reset(skipping ? Http2Error.NO_ERROR : Http2Error.CANCEL);
    }

    private void reset(Http2Error error) {
        Channels.writeAndFlush(channel(), new DefaultHttp2ResetFrame(error));
        Channels.close(channel());
    }

    // ---- What happens on the stream

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        super.handlerAdded(context);
        waitAtMost(limits().requestTimeout());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        worker().tick();
        if (message instanceof FullHttpRequest whole) {
            receive(
                    new DefaultHttpRequest(
                            whole.protocolVersion(), whole.method(), whole.uri(), whole.headers()));
            whole.release();
            receive(LastHttpContent.EMPTY_LAST_CONTENT);
        } else if (message instanceof HttpObject part) {
            receive(part);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Headers that make no request, or a stream that was reset. The others go on.
        reset(Http2Error.PROTOCOL_ERROR);
    }
}

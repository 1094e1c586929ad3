package io.typogram.edge.proxy;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// One stream of an HTTP/2 connection: one request and its answer.
///
/// The stream is read on demand, as a connection is. What is not read stays in HTTP/2's window, so a
/// client that sends faster than its cell takes is slowed down without holding up its other streams.
final class ClientStream extends ChannelInboundHandlerAdapter implements Client, Deadlined {

    private final Worker worker;
    private final Channel channel;
    private final Queue<HttpObject> parts = new ArrayDeque<>();
    private @Nullable Exchange exchange;
    private boolean demanded;
    private boolean pumping;
    private boolean skipping;
    private long skippedBytes;
    private long deadlineNanos;

    ClientStream(Worker worker, Channel channel) {
        this.worker = worker;
        this.channel = channel;
    }

    @Override
    public ByteBufAllocator allocator() {
        return channel.alloc();
    }

    @Override
    public String address() {
        return Channels.remoteAddress(channel.parent());
    }

    @Override
    public ClientAddress limitedAddress() {
        return Channels.clientAddress(channel.parent());
    }

    @Override
    public String scheme() {
        return "https";
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
        // An answer's end is told by a frame, so a HEAD needs no care.
    }

    @Override
    public void write(Object part) {
        Channels.write(channel, part);
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public boolean takesMore() {
        return channel.isWritable();
    }

    @Override
    public void waitAtMost(Duration duration) {
        deadlineNanos = worker.now() + duration.toNanos();
    }

    /// A stream ends when both sides have ended it. If the client has not, what it still sends is
    /// read and forgotten for a while, since a reset could overtake the answer.
    @Override
    public void answered(boolean keepAlive, boolean requestWhole) {
        exchange = null;
        skipping = !requestWhole;
        if (skipping) {
            waitAtMost(worker.setup().limits().lingerTimeout());
            demand();
        }
    }

    @Override
    public void abort() {
        reset(Http2Error.INTERNAL_ERROR);
    }

    @Override
    public void becomeTunnel(UpstreamConnection node) {
        throw new IllegalStateException("a stream asks for no other protocol");
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
            reset(skipping ? Http2Error.NO_ERROR : Http2Error.CANCEL);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        worker.tick();
        worker.sweep().watch(this);
        waitAtMost(worker.setup().limits().requestTimeout());
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        demand();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        worker.tick();
        if (message instanceof FullHttpRequest whole) {
            parts.add(
                    new DefaultHttpRequest(
                            whole.protocolVersion(), whole.method(), whole.uri(), whole.headers()));
            whole.release();
            parts.add(LastHttpContent.EMPTY_LAST_CONTENT);
        } else if (message instanceof HttpObject part) {
            parts.add(part);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (!pumping) {
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
        worker.sweep().forget(this);
        parts.forEach(ReferenceCountUtil::release);
        parts.clear();
        if (exchange != null) {
            exchange.clientGone();
            exchange = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // Headers that make no request, or a stream that was reset. The others go on.
        reset(Http2Error.PROTOCOL_ERROR);
    }

    private void pump() {
        pumping = true;
        while (demanded) {
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
        if (demanded && parts.isEmpty()) {
            channel.read();
        }
    }

    private void take(HttpObject part) {
        if (skipping) {
            skip(part);
        } else if (part instanceof HttpRequest request) {
            exchange = new Exchange(worker, this, request);
            exchange.start();
        } else if (exchange != null) {
            exchange.requestContinued((HttpContent) part);
        } else {
            ReferenceCountUtil.release(part);
        }
    }

    private void skip(HttpObject part) {
        if (part instanceof HttpContent content) {
            skippedBytes += content.content().readableBytes();
        }
        ReferenceCountUtil.release(part);
        if (skippedBytes > worker.setup().limits().apiBodyBytes()) {
            reset(Http2Error.NO_ERROR);
        } else {
            demanded = true;
        }
    }

    private void reset(Http2Error error) {
        Channels.writeAndFlush(channel, new DefaultHttp2ResetFrame(error));
        Channels.close(channel);
    }
}

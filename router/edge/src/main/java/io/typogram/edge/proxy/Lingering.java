package io.typogram.edge.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;

/// A connection of HTTP/1.1 after its last answer: nothing more is sent, and what still comes is read
/// and forgotten, for a connection closed with unread bytes is reset, and takes the answer with it.
/// The client ends it, or the time does, or more bytes than any body may have.
final class Lingering extends ChannelInboundHandlerAdapter implements Deadlined {

    private final Worker worker;
    private final SocketChannel channel;
    private final long deadlineNanos;
    private long forgottenBytes;

    private Lingering(Worker worker, SocketChannel channel) {
        this.worker = worker;
        this.channel = channel;
        deadlineNanos = worker.tick() + worker.setup().limits().lingerTimeout().toNanos();
    }

    /// What is written to the channel goes out before its output ends.
    static void begin(Worker worker, SocketChannel channel) {
        Lingering lingering = new Lingering(worker, channel);
        channel.config().setAutoRead(false);
        channel.pipeline().addLast(lingering);
        worker.sweep().watch(lingering);
        Channels.whenClosed(channel, () -> worker.sweep().forget(lingering));
        Channels.endOutputWhenWritten(channel);
        channel.read();
    }

    @Override
    public long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public void expired() {
        Channels.close(channel);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        worker.tick();
        if (message instanceof ByteBuf bytes) {
            forgottenBytes += bytes.readableBytes();
        }
        ReferenceCountUtil.release(message);
        if (forgottenBytes > worker.setup().limits().apiBodyBytes()) {
            Channels.close(channel);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        channel.read();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A reset by the client: it has gone.
        Channels.close(channel);
    }
}

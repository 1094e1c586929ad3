package io.typogram.edge.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/// Two connections joined after a change of protocol: bytes go both ways as they come, each side is
/// read only while the other takes more, and the end of one is the end of both.
final class Tunnel implements Deadlined {

    private final Worker worker;
    private final Channel client;
    private final Channel cell;
    private long deadlineNanos;

    private Tunnel(Worker worker, Channel client, Channel cell) {
        this.worker = worker;
        this.client = client;
        this.cell = cell;
    }

    /// Takes both channels over. The HTTP codecs hand on what they had already read beyond the
    /// change, and go.
    static void join(Worker worker, ClientConnection from, UpstreamConnection to) {
        Tunnel tunnel = new Tunnel(worker, from.channel(), to.channel());
        to.becomeTunnel();
        tunnel.open(from, to);
    }

    private void open(ClientConnection from, UpstreamConnection to) {
        touch();
        worker.sweep().watch(this);
        worker.setup().metrics().tunnels().incrementAndGet();
        Channels.whenClosed(client, this::closed);
        client.pipeline().addLast(new End(cell)).remove(from);
        cell.pipeline().addLast(new End(client)).remove(to);
        client.pipeline().remove(StrictRequestDecoder.class);
        client.pipeline().remove(AnswerEncoder.class);
        cell.pipeline().remove(NodeRequestEncoder.class);
        cell.pipeline().remove(NodeAnswerDecoder.class);
        client.read();
        cell.read();
    }

    @Override
    public long deadlineNanos() {
        return deadlineNanos;
    }

    @Override
    public void expired() {
        Channels.close(client);
        Channels.close(cell);
    }

    private void touch() {
        deadlineNanos = worker.tick() + worker.setup().limits().tunnelTimeout().toNanos();
    }

    private void closed() {
        worker.sweep().forget(this);
        worker.setup().metrics().tunnels().decrementAndGet();
    }

    /// One end. What comes in here goes out there.
    private final class End extends ChannelInboundHandlerAdapter {

        private final Channel other;

        End(Channel other) {
            this.other = other;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof ByteBuf) {
                touch();
                Channels.write(other, message);
            } else {
                // The codec's mark for the end of the answer that changed the protocol.
                ReferenceCountUtil.release(message);
            }
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            other.flush();
            if (other.isWritable()) {
                context.channel().read();
            }
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            if (context.channel().isWritable()) {
                other.read();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            Channels.closeWhenWritten(other);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            Channels.close(context.channel());
        }
    }
}

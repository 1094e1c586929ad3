package io.typogram.edge.proxy;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.typogram.edge.limiting.ClientAddress;
import java.net.InetSocketAddress;

/// What is done to a channel without looking at its future.
///
/// Nothing is lost by that: a write that fails closes its channel, and a channel that closes tells
/// its handlers. So the one place where futures are dropped is here.
@SuppressWarnings("FutureReturnValueIgnored")
final class Channels {

    private Channels() {}

    static void write(Channel channel, Object part) {
        channel.write(part, channel.voidPromise());
    }

    static void writeAndFlush(Channel channel, Object part) {
        channel.writeAndFlush(part);
    }

    static void close(Channel channel) {
        channel.close();
    }

    /// Closes the channel without asking its handlers, some of which would say goodbye first.
    static void closeNow(Channel channel) {
        channel.pipeline().firstContext().close();
    }

    /// Closes the channel once all that is written to it has gone out.
    static void closeWhenWritten(Channel channel) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /// Tells the other side that nothing more comes, once all that is written has gone out.
    static void endOutputWhenWritten(SocketChannel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(written -> {
                    if (tls == null) {
                        channel.shutdownOutput();
                    } else {
                        tls.closeOutbound();
                    }
                });
    }

    /// The IP address at the other end.
    static String remoteAddress(Channel channel) {
        return ((InetSocketAddress) channel.remoteAddress()).getAddress().getHostAddress();
    }

    /// The address that limits apply to.
    static ClientAddress clientAddress(Channel channel) {
        return ClientAddress.of(((InetSocketAddress) channel.remoteAddress()).getAddress());
    }

    /// Runs `next` once the channel is closed.
    static void whenClosed(Channel channel, Runnable next) {
        channel.closeFuture().addListener(closed -> next.run());
    }
}

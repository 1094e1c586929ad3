package io.typogram.edge.takeover;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.DomainSocketReadMode;
import io.netty.channel.unix.FileDescriptor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The new edge's side of the conversation. Used by one thread.
final class DomainSocketPredecessor implements Predecessor {

    /// More than an old edge ever says before it is asked again.
    private static final int MOST_UNHEARD = 16;

    private final EpollDomainSocketChannel channel;
    private final Duration patience;
    private final BlockingQueue<Heard> unheard;
    private final Map<Role, ListeningSocket> sockets = new EnumMap<>(Role.class);

    /// What comes from the old edge.
    private sealed interface Heard {
        record Said(String words) implements Heard {}

        record Given(FileDescriptor descriptor) implements Heard {}

        record Gone() implements Heard {}
    }

    /// Another new edge is talking to the old one.
    static final class BusyException extends IOException {

        private static final long serialVersionUID = 1;

        BusyException() {
            super("the old edge is busy with another new one");
        }
    }

    private DomainSocketPredecessor(
            EpollDomainSocketChannel channel, Duration patience, BlockingQueue<Heard> unheard) {
        this.channel = channel;
        this.patience = patience;
        this.unheard = unheard;
    }

    /// Asks the edge that listens on the address for its sockets.
    ///
    /// @throws java.net.ConnectException when nobody listens there
    /// @throws BusyException when another new edge asked first
    static Predecessor meet(EventLoopGroup loop, DomainSocketAddress address, Duration patience)
            throws IOException {
        BlockingQueue<Heard> unheard = new LinkedBlockingQueue<>(MOST_UNHEARD);
        ChannelFuture met =
                new Bootstrap()
                        .group(loop)
                        .channel(EpollDomainSocketChannel.class)
                        .handler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        Words.teach(channel.pipeline());
                                        channel.pipeline().addLast(new Listener(unheard));
                                    }
                                })
                        .connect(address)
                        .awaitUninterruptibly();
        if (!met.isSuccess()) {
            throw met.cause() instanceof IOException failed ? failed : new IOException(met.cause());
        }
        DomainSocketPredecessor predecessor =
                new DomainSocketPredecessor(
                        (EpollDomainSocketChannel) met.channel(), patience, unheard);
        predecessor.receive();
        return predecessor;
    }

    @Override
    public Optional<ListeningSocket> take(Role role) {
        return Optional.ofNullable(sockets.remove(role));
    }

    @Override
    public void replace() throws IOException {
        Words.say(channel, Words.SERVING);
        switch (next()) {
            case Heard.Said(String words) when words.equals(Words.FREE) -> {}
            // One that died meanwhile holds nothing.
            case Heard.Gone() -> {}
            case Heard.Said _, Heard.Given _ -> throw misunderstood();
        }
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        sockets.values().forEach(ListeningSocket::close);
        sockets.clear();
        for (Heard left = unheard.poll(); left != null; left = unheard.poll()) {
            if (left instanceof Heard.Given(FileDescriptor descriptor)) {
                new ListeningSocket(Role.PLAIN, descriptor).close();
            }
        }
    }

    private void receive() throws IOException {
        try {
            Words.say(channel, Words.TAKE);
            String roles = said();
            if (roles.equals(Words.BUSY)) {
                throw new BusyException();
            }
            channel.config().setReadMode(DomainSocketReadMode.FILE_DESCRIPTORS);
            Words.say(channel, Words.SEND);
            for (String word : roles.split(" ", -1)) {
                Role role = Role.of(word);
                sockets.put(role, new ListeningSocket(role, given()));
            }
            channel.config().setReadMode(DomainSocketReadMode.BYTES);
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed instanceof IOException io ? io : new IOException(failed);
        }
    }

    private String said() throws IOException {
        return switch (next()) {
            case Heard.Said(String words) -> words;
            case Heard.Gone() -> throw new EOFException("the old edge has ended the conversation");
            case Heard.Given _ -> throw misunderstood();
        };
    }

    private FileDescriptor given() throws IOException {
        return switch (next()) {
            case Heard.Given(FileDescriptor descriptor) -> descriptor;
            case Heard.Gone() -> throw new EOFException("the old edge has ended the conversation");
            case Heard.Said _ -> throw misunderstood();
        };
    }

    private Heard next() throws IOException {
        try {
            Heard heard = unheard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (heard == null) {
                throw new InterruptedIOException("the old edge does not answer in time");
            }
            return heard;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the old edge was asked");
        }
    }

    private static IOException misunderstood() {
        return new IOException("the old edge speaks another protocol");
    }

    private static final class Listener extends ChannelInboundHandlerAdapter {

        private final BlockingQueue<Heard> unheard;

        Listener(BlockingQueue<Heard> unheard) {
            this.unheard = unheard;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            Heard heard =
                    message instanceof FileDescriptor descriptor
                            ? new Heard.Given(descriptor)
                            : new Heard.Said((String) message);
            if (!unheard.offer(heard)) {
                var _ = context.close();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            boolean _ = unheard.offer(new Heard.Gone());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }
    }
}

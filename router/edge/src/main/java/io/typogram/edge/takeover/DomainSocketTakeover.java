package io.typogram.edge.takeover;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Edges that share a data folder meet on a UNIX domain socket in it, over which the kernel passes
/// file descriptors. Who can open that socket can take the edge's place, so its folder can be entered
/// by its owner only.
public final class DomainSocketTakeover implements Takeover {

    private static final Logger LOG = LoggerFactory.getLogger(DomainSocketTakeover.class);
    private static final String FOLDER = "takeover";
    private static final String SOCKET = "takeover.sock";

    /// What the kernel has room for in such an address, without the zero at its end.
    private static final int LONGEST_PATH_BYTES = 107;

    private static final long CLOSE_SECONDS = 1;
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(10);

    private final Path folder;
    private final Path socket;
    private final Duration patience;
    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private @Nullable Channel listener;

    private DomainSocketTakeover(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
        socket = folder.resolve(SOCKET);
    }

    /// Takes a data folder to meet in.
    ///
    /// @param dataFolder that the old edge and the new one share
    /// @param patience how long a new edge may take until it serves, and the old one until it has let
    ///     go
    public static Takeover in(Path dataFolder, Duration patience) {
        if (!Epoll.isAvailable()) {
            return Takeover.none();
        }
        Path folder = dataFolder.toAbsolutePath().resolve(FOLDER);
        int bytes = folder.resolve(SOCKET).toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_PATH_BYTES) {
            LOG.warn(
                    "EDGE-T1 This edge can neither replace another nor be replaced:"
                            + " the path {} has more than {} bytes",
                    folder.resolve(SOCKET),
                    LONGEST_PATH_BYTES);
            return Takeover.none();
        }
        return new DomainSocketTakeover(folder, patience);
    }

    @Override
    public Optional<Predecessor> predecessor() throws IOException {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try {
            return Optional.of(meet());
        } catch (ConnectException nobody) {
            LOG.info("EDGE-T2 The edge before this one died and left {}", socket);
            return Optional.empty();
        }
    }

    /// Another new edge may be first. Its place can be taken in turn when it serves, or the old one's if
    /// it dies.
    private Predecessor meet() throws IOException {
        long begin = System.nanoTime();
        while (true) {
            try {
                return DomainSocketPredecessor.meet(loop, address(), patience);
            } catch (DomainSocketPredecessor.BusyException busy) {
                if (System.nanoTime() - begin > patience.toNanos()) {
                    throw busy;
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(BEFORE_ASKING_AGAIN);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the old edge was busy");
        }
    }

    @Override
    public synchronized void offer(List<ListeningSocket> sockets, Retirement retirement) {
        Offer offer = new Offer(sockets, patience.multipliedBy(2), retirement, this::stopOffering);
        try {
            prepareFolder();
            ChannelFuture bound =
                    new ServerBootstrap()
                            .group(loop)
                            .channel(EpollServerDomainSocketChannel.class)
                            .childHandler(
                                    new ChannelInitializer<Channel>() {
                                        @Override
                                        protected void initChannel(Channel channel) {
                                            offer.meet(channel);
                                        }
                                    })
                            .bind(address())
                            .awaitUninterruptibly();
            if (!bound.isSuccess()) {
                throw new IOException(bound.cause());
            }
            listener = bound.channel();
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException failed) {
            LOG.warn("EDGE-T3 This edge cannot be replaced without a gap", failed);
        }
    }

    @Override
    public void close() {
        stopOffering();
        loop.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /// Closing takes the file away too. That happens before another edge is told to make its own.
    private synchronized void stopOffering() {
        if (listener != null) {
            listener.close().syncUninterruptibly();
            listener = null;
        }
    }

    /// A file that is still there is a dead edge's.
    private void prepareFolder() throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        Files.deleteIfExists(socket);
    }

    private DomainSocketAddress address() {
        return new DomainSocketAddress(socket.toString());
    }
}

package io.typogram.edge.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.unix.UnixChannel;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.typogram.edge.limiting.ClientAddress;
import io.typogram.edge.problems.EdgeProblems;
import io.typogram.edge.takeover.ListeningSocket;
import io.typogram.edge.takeover.Role;
import io.typogram.edge.tls.Certificate;
import io.typogram.kernel.problems.Problem;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public ports: accepts clients and gives each connection to an event loop for good.
public final class EdgeServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EdgeServer.class);
    private static final int BACKLOG = 4096;
    private static final long CLOSE_SECONDS = 5;

    /// So many refused connections are given the time to read why; more are closed at once.
    private static final int MAX_REFUSED = 1000;

    private final ProxySetup setup;
    private final Transport transport;
    private final EventLoopGroup loops;
    private final Map<EventLoop, Worker> workers = new HashMap<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final CountDownLatch lastClientGone = new CountDownLatch(1);

    /// All connections from clients. Once it is closed, whatever is added to it is closed too.
    private final ChannelGroup clients =
            new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);

    /// Connections for which there was room. Those that are refused take nobody's place.
    private final AtomicInteger admitted = new AtomicInteger();

    private final AtomicInteger refused = new AtomicInteger();

    private volatile boolean draining;

    private record Listener(Role role, Channel channel) {}

    private EdgeServer(ProxySetup setup, Transport transport, RandomGenerator seeds) {
        this.setup = setup;
        this.transport = transport;
        loops = transport.newLoops();
        for (EventExecutor executor : loops) {
            EventLoop loop = (EventLoop) executor;
            Worker worker = new Worker(setup, loop, transport.clientType(), seeds.nextLong());
            worker.sweep().runEvery(setup.limits().sweepInterval(), loop);
            workers.put(loop, worker);
        }
    }

    /// Makes the event loops; nothing is served before a port is bound.
    ///
    /// @param threads event loops; one a core is right
    /// @param seeds makes the numbers of guests and requests
    public static EdgeServer create(ProxySetup setup, int threads, RandomGenerator seeds) {
        return new EdgeServer(setup, Transport.best(threads), seeds);
    }

    /// Binds a port and serves HTTP/1.1 on it.
    ///
    /// @return the address, with the port that was found if any was asked for
    public InetSocketAddress listen(InetSocketAddress address) {
        return bind(Role.PLAIN, address, new PlainInitializer());
    }

    /// Binds a port and serves HTTP/2 and HTTP/1.1 on it, by TLS.
    public InetSocketAddress listen(InetSocketAddress address, Certificate certificate) {
        return bind(Role.TLS, address, new TlsInitializer(certificate));
    }

    /// Serves HTTP/1.1 on a socket that another process listened on, and may still.
    ///
    /// @return its address
    public InetSocketAddress adopt(ListeningSocket socket) {
        return adopt(socket, new PlainInitializer());
    }

    /// Serves HTTP/2 and HTTP/1.1, by TLS, on a socket that another process listened on.
    public InetSocketAddress adopt(ListeningSocket socket, Certificate certificate) {
        return adopt(socket, new TlsInitializer(certificate));
    }

    /// The sockets as another process could go on with them; none where the transport has no
    /// descriptors.
    public List<ListeningSocket> listeningSockets() {
        List<ListeningSocket> sockets = new ArrayList<>();
        for (Listener listener : listeners) {
            if (listener.channel() instanceof UnixChannel unix) {
                sockets.add(new ListeningSocket(listener.role(), unix.fd()));
            }
        }
        return sockets;
    }

    /// Takes no more connections. Those that are open go on.
    ///
    /// A socket that another process holds too goes on listening: its descriptor here is closed, and
    /// it is not shut down.
    public void stopListening() {
        listeners.forEach(listener -> listener.channel().close().syncUninterruptibly());
    }

    /// Takes no more connections, answers what is under way and what comes on open connections, and
    /// returns when the last client has gone or the time that this may take is over.
    public void drain() throws InterruptedException {
        for (Map.Entry<EventLoop, Worker> each : workers.entrySet()) {
            each.getKey().submit(each.getValue()::drain).sync();
        }
        stopListening();
        awaitAccepted();
        // The count may have been nought before, with more clients to come. Now it only falls.
        draining = true;
        if (setup.metrics().clientConnections().get() == 0) {
            return;
        }
        long millis = setup.limits().drainTimeout().toMillis();
        if (!lastClientGone.await(millis, TimeUnit.MILLISECONDS)) {
            LOG.warn(
                    "EDGE-S4 {} connections are cut: they did not end in time",
                    setup.metrics().clientConnections());
        }
    }

    /// Clients are cut one by one: event loops that are told to end while they are busy may end
    /// without a last look at their connections, and those would stay open with nobody behind them.
    @Override
    public void close() {
        stopListening();
        clients.close().syncUninterruptibly();
        loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }

    /// Returns when every connection that was accepted is counted: what was accepted last may still be
    /// on its way to its event loop.
    private void awaitAccepted() throws InterruptedException {
        for (EventLoop loop : workers.keySet()) {
            loop.submit(() -> {}).sync();
        }
    }

    private InetSocketAddress bind(
            Role role, InetSocketAddress address, ChannelInitializer<Channel> clients) {
        Channel listener =
                bootstrap(clients)
                        .channel(transport.serverType())
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .bind(address)
                        .syncUninterruptibly()
                        .channel();
        return listening(role, listener);
    }

    /// Connections may be waiting already, so nothing is read before whoever accepts them is in place.
    private InetSocketAddress adopt(ListeningSocket socket, ChannelInitializer<Channel> clients) {
        Channel listener =
                bootstrap(clients)
                        .channelFactory(
                                () -> new EpollServerSocketChannel(socket.descriptor().intValue()))
                        .option(ChannelOption.AUTO_READ, false)
                        .register()
                        .syncUninterruptibly()
                        .channel();
        listener.config().setAutoRead(true);
        return listening(socket.role(), listener);
    }

    private ServerBootstrap bootstrap(ChannelInitializer<Channel> clients) {
        return new ServerBootstrap()
                .group(loops)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(clients);
    }

    private InetSocketAddress listening(Role role, Channel listener) {
        listeners.add(new Listener(role, listener));
        InetSocketAddress bound = (InetSocketAddress) listener.localAddress();
        LOG.info(
                "EDGE-S1 Listening on {} with {} event loops ({})",
                bound,
                transport.threads(),
                transport.name());
        return bound;
    }

    private Worker workerOf(Channel channel) {
        Worker worker = workers.get(channel.eventLoop());
        if (worker == null) {
            throw new IllegalStateException("a connection on a foreign event loop");
        }
        return worker;
    }

    /// Counts a connection.
    ///
    /// @return whether there is room for it, at all and for its address
    private boolean admit(Channel channel) {
        clients.add(channel);
        AtomicInteger open = setup.metrics().clientConnections();
        open.incrementAndGet();
        Channels.whenClosed(
                channel,
                () -> {
                    if (open.decrementAndGet() == 0 && draining) {
                        lastClientGone.countDown();
                    }
                });
        int taken = admitted.incrementAndGet();
        boolean room = taken <= setup.limits().connections() && admitAddress(channel);
        return keepPlace(channel, admitted, room);
    }

    /// Gives a place back that was taken: when the channel is closed if there was room, else at once.
    private static boolean keepPlace(Channel channel, AtomicInteger taken, boolean room) {
        if (room) {
            Channels.whenClosed(channel, taken::decrementAndGet);
        } else {
            taken.decrementAndGet();
        }
        return room;
    }

    private boolean admitAddress(Channel channel) {
        ClientAddress address = Channels.clientAddress(channel);
        boolean room =
                setup.connectionCap().open(address, setup.live().get().connectionsPerAddress());
        if (room) {
            Channels.whenClosed(channel, () -> setup.connectionCap().close(address));
        }
        return room;
    }

    private final class PlainInitializer extends ChannelInitializer<Channel> {

        @Override
        protected void initChannel(Channel channel) {
            if (admit(channel)) {
                ClientConnection.open(workerOf(channel), channel, setup.scheme());
            } else {
                refuse(channel);
            }
        }

        private void refuse(Channel channel) {
            channel.pipeline().addLast(new AnswerEncoder());
            FullHttpResponse full =
                    ProblemAnswers.of(Problem.of(EdgeProblems.EDGE_FULL), Retry.LATER, "");
            AnswerHeaders.tellConnection(full.headers(), HttpVersion.HTTP_1_1, false);
            Channels.write(channel, full);
            if (keepPlace(channel, refused, refused.incrementAndGet() <= MAX_REFUSED)) {
                Lingering.begin(workerOf(channel), (SocketChannel) channel);
            } else {
                Channels.closeWhenWritten(channel);
            }
        }
    }

    private final class TlsInitializer extends ChannelInitializer<Channel> {

        private final Certificate certificate;

        TlsInitializer(Certificate certificate) {
            this.certificate = certificate;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (admit(channel)) {
                channel.pipeline()
                        .addLast(certificate.newHandler(channel.alloc()))
                        .addLast(new ProtocolChoice());
            } else {
                Channels.close(channel);
            }
        }
    }

    /// Goes on with the protocol that was agreed upon.
    private final class ProtocolChoice extends ApplicationProtocolNegotiationHandler {

        ProtocolChoice() {
            super(ApplicationProtocolNames.HTTP_1_1);
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext context, String protocol) {
            Channel channel = context.channel();
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                MultiplexedConnection.open(workerOf(channel), channel);
            } else {
                ClientConnection.open(workerOf(channel), channel, "https");
            }
        }

        @Override
        protected void handshakeFailure(ChannelHandlerContext context, Throwable cause) {
            setup.metrics().handshakeFailed();
            Channels.close(context.channel());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            Channels.close(context.channel());
        }
    }
}

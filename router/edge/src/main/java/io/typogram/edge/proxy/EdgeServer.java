package io.typogram.edge.proxy;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.concurrent.EventExecutor;
import io.typogram.edge.problems.EdgeProblems;
import io.typogram.kernel.problems.Problem;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The public port: accepts clients and gives each connection to an event loop for good.
public final class EdgeServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EdgeServer.class);
    private static final int BACKLOG = 4096;
    private static final long CLOSE_SECONDS = 5;

    private final ProxySetup setup;
    private final EventLoopGroup loops;
    private final Map<EventLoop, Worker> workers = new HashMap<>();
    private final Channel listener;

    private EdgeServer(
            ProxySetup setup,
            Transport transport,
            InetSocketAddress address,
            RandomGenerator seeds) {
        this.setup = setup;
        loops = transport.newLoops();
        for (EventExecutor executor : loops) {
            EventLoop loop = (EventLoop) executor;
            Worker worker = new Worker(setup, loop, transport.clientType(), seeds.nextLong());
            worker.sweep().runEvery(setup.limits().sweepInterval(), loop);
            workers.put(loop, worker);
        }
        listener = listen(transport, address);
    }

    /// Binds the port and begins to serve.
    ///
    /// @param threads event loops; one a core is right
    /// @param seeds makes the numbers of guests and requests
    public static EdgeServer start(
            ProxySetup setup, int threads, InetSocketAddress address, RandomGenerator seeds) {
        Transport transport = Transport.best(threads);
        EdgeServer server = new EdgeServer(setup, transport, address, seeds);
        LOG.info(
                "EDGE-S1 Listening on {} with {} event loops ({})",
                server.address(),
                threads,
                transport.name());
        return server;
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /// Takes no more connections. Those that are open go on.
    public void stopListening() {
        listener.close().syncUninterruptibly();
    }

    @Override
    public void close() {
        stopListening();
        loops.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
    }

    private Channel listen(Transport transport, InetSocketAddress address) {
        return new ServerBootstrap()
                .group(loops)
                .channel(transport.serverType())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ClientInitializer())
                .bind(address)
                .syncUninterruptibly()
                .channel();
    }

    private final class ClientInitializer extends ChannelInitializer<Channel> {

        @Override
        protected void initChannel(Channel channel) {
            AtomicInteger open = setup.metrics().clientConnections();
            Channels.whenClosed(channel, open::decrementAndGet);
            AnswerEncoder encoder = new AnswerEncoder();
            channel.pipeline().addLast(new StrictRequestDecoder(setup.limits())).addLast(encoder);
            if (open.incrementAndGet() > setup.limits().connections()) {
                refuse(channel);
                return;
            }
            Worker worker = workers.get(channel.eventLoop());
            if (worker == null) {
                throw new IllegalStateException("a connection on a foreign event loop");
            }
            channel.pipeline().addLast(new ClientConnection(worker, encoder, channel));
        }

        private void refuse(Channel channel) {
            Problem full = Problem.of(EdgeProblems.EDGE_FULL);
            Channels.write(
                    channel, ProblemAnswers.of(full, Retry.LATER, HttpVersion.HTTP_1_1, false, ""));
            Channels.closeWhenWritten(channel);
        }
    }
}

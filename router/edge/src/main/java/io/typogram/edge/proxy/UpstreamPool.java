package io.typogram.edge.proxy;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.typogram.edge.cells.Node;
import io.typogram.edge.metrics.TrafficMetrics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The connections of one event loop to the nodes. The one used last is used first, so that those
/// which are not needed grow old and are closed.
final class UpstreamPool {

    private final Limits limits;
    private final Worker worker;
    private final DeadlineSweep sweep;
    private final TrafficMetrics metrics;
    private final Bootstrap bootstrap;
    private final Map<Node, Connections> byNode = new HashMap<>();

    /// Receives the connection that was asked for. Exactly one of the three is called.
    interface Asker {

        void connected(UpstreamConnection connection);

        void notConnected(Node node);

        /// The node has as many connections of this event loop as it may have.
        void tooMany(Node node);
    }

    private static final class Connections {
        private final Deque<UpstreamConnection> idle = new ArrayDeque<>();
        private int open;
    }

    UpstreamPool(
            EventLoop loop,
            Class<? extends SocketChannel> channelType,
            Limits limits,
            Worker worker,
            DeadlineSweep sweep,
            TrafficMetrics metrics) {
        this.limits = limits;
        this.worker = worker;
        this.sweep = sweep;
        this.metrics = metrics;
        bootstrap =
                new Bootstrap()
                        .group(loop)
                        .channel(channelType)
                        .option(ChannelOption.AUTO_READ, false)
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(ChannelOption.WRITE_BUFFER_WATER_MARK, WriteBufferWaterMark.DEFAULT)
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                Math.toIntExact(limits.connectTimeout().toMillis()))
                        .handler(new CodecInitializer());
    }

    /// Finds or opens a connection; answers at once when an idle one is there.
    ///
    /// @param fresh whether an idle one will not do, since the node may have closed it
    void ask(Node node, boolean fresh, Asker asker) {
        Connections connections = connectionsTo(node);
        UpstreamConnection idle = fresh ? null : pollActive(connections);
        if (idle != null) {
            asker.connected(idle);
        } else if (connections.open >= limits.nodeConnections()) {
            asker.tooMany(node);
        } else {
            open(node, connections, asker);
        }
    }

    void putBack(UpstreamConnection connection) {
        Connections connections = connectionsTo(connection.node());
        boolean full = connections.idle.size() >= limits.idleNodeConnections();
        if (full || !connection.channel().isActive()) {
            connection.close();
            return;
        }
        connections.idle.addFirst(connection);
        connection.idleUntil(worker.now() + limits.nodeIdleTimeout().toNanos());
    }

    void closed(UpstreamConnection connection) {
        connectionsTo(connection.node()).idle.remove(connection);
        sweep.forget(connection);
    }

    /// The connection lives on as a tunnel: it still counts, but is nobody's any more.
    void forgetButCount(UpstreamConnection connection) {
        sweep.forget(connection);
    }

    private static @Nullable UpstreamConnection pollActive(Connections connections) {
        UpstreamConnection idle = connections.idle.pollFirst();
        while (idle != null && !idle.channel().isActive()) {
            idle = connections.idle.pollFirst();
        }
        return idle;
    }

    private void open(Node node, Connections connections, Asker asker) {
        connections.open++;
        ChannelFuture connecting = bootstrap.connect(node.host(), node.port());
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                asker.connected(opened(node, connecting.channel(), connections));
            } else {
                connections.open--;
                asker.notConnected(node);
            }
        });
    }

    private UpstreamConnection opened(Node node, Channel channel, Connections connections) {
        UpstreamConnection connection = new UpstreamConnection(node, channel, this, worker);
        channel.pipeline().addLast(connection);
        sweep.watch(connection);
        metrics.upstreamConnections().incrementAndGet();
        Channels.whenClosed(
                channel,
                () -> {
                    connections.open--;
                    metrics.upstreamConnections().decrementAndGet();
                });
        return connection;
    }

    private Connections connectionsTo(Node node) {
        return byNode.computeIfAbsent(node, added -> new Connections());
    }

    private static final class CodecInitializer extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(new NodeAnswerDecoder()).addLast(new NodeRequestEncoder());
        }
    }
}

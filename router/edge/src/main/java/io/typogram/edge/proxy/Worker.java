package io.typogram.edge.proxy;

import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// What one event loop has for itself. Used on that loop only, so nothing in it is locked.
final class Worker {

    private final ProxySetup setup;
    private final EventLoop loop;
    private final DeadlineSweep sweep;
    private final UpstreamPool pool;
    private final HomeNews homeNews;
    private final Flushes flushes;
    private final RandomGenerator random;
    private final RetryBudget retryBudget = new RetryBudget();
    private final Set<Drainable> connections = new HashSet<>();
    private long nowNanos;
    private boolean draining;
    private int turn;

    Worker(
            ProxySetup setup,
            EventLoop loop,
            Class<? extends SocketChannel> channelType,
            long seed) {
        this.setup = setup;
        this.loop = loop;
        nowNanos = setup.clock().nanos();
        flushes = new Flushes(loop);
        random = new SplittableRandom(seed);
        homeNews = new HomeNews(setup, this);
        sweep = new DeadlineSweep(this::tick);
        pool = new UpstreamPool(loop, channelType, setup.limits(), this, sweep, setup.metrics());
    }

    ProxySetup setup() {
        return setup;
    }

    EventLoop loop() {
        return loop;
    }

    DeadlineSweep sweep() {
        return sweep;
    }

    UpstreamPool pool() {
        return pool;
    }

    HomeNews homeNews() {
        return homeNews;
    }

    Flushes flushes() {
        return flushes;
    }

    RetryBudget retryBudget() {
        return retryBudget;
    }

    RandomGenerator random() {
        return random;
    }

    /// The time, as of what has happened last on this loop: reading the clock for each of a request's
    /// dozen time-outs would cost more than all of them. It is behind by one interval of the sweep at
    /// most.
    long now() {
        return nowNanos;
    }

    /// Something happens: the time goes on.
    long tick() {
        nowNanos = setup.clock().nanos();
        return nowNanos;
    }

    /// A client has come. It is told at once if the edge is about to end.
    void opened(Drainable connection) {
        connections.add(connection);
        if (draining) {
            connection.drain();
        }
    }

    void closed(Drainable connection) {
        connections.remove(connection);
    }

    /// Whether the edge is about to end, so that no connection is to be used for long.
    boolean isDraining() {
        return draining;
    }

    void drain() {
        draining = true;
        List.copyOf(connections).forEach(Drainable::drain);
    }

    /// Counts up, so that requests take turns among nodes.
    int nextTurn() {
        return turn++;
    }
}

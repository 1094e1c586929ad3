package io.typogram.edge;

import io.typogram.edge.admin.AdminPages;
import io.typogram.edge.admin.AdminServer;
import io.typogram.edge.caching.EdgeCache;
import io.typogram.edge.caching.PulsarPurges;
import io.typogram.edge.cells.KnownCells;
import io.typogram.edge.configuration.ConfigurationFile;
import io.typogram.edge.directory.Directory;
import io.typogram.edge.directory.DirectoryFollower;
import io.typogram.edge.directory.FileLastGoodCopy;
import io.typogram.edge.directory.HomeTable;
import io.typogram.edge.health.HealthChecks;
import io.typogram.edge.health.HttpReadinessProbe;
import io.typogram.edge.health.Nodes;
import io.typogram.edge.limiting.BucketTable;
import io.typogram.edge.limiting.ConnectionCap;
import io.typogram.edge.limiting.LimitingMetrics;
import io.typogram.edge.limiting.RateLimits;
import io.typogram.edge.limiting.Vouched;
import io.typogram.edge.metrics.TrafficMetrics;
import io.typogram.edge.placement.Strangers;
import io.typogram.edge.proxy.AccessLog;
import io.typogram.edge.proxy.Admission;
import io.typogram.edge.proxy.EdgeServer;
import io.typogram.edge.proxy.ProxySetup;
import io.typogram.edge.routing.Overrides;
import io.typogram.edge.routing.Router;
import io.typogram.edge.routing.TokenReader;
import io.typogram.edge.tls.Certificate;
import io.typogram.edge.topology.HttpTopology;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running edge: puts the parts together and stops them in order.
public final class Edge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
    private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(1);

    private final HttpTopology topology;
    private final HttpReadinessProbe probe = new HttpReadinessProbe();
    private final DirectoryFollower follower;
    private final Background following;
    private final Background checking;
    private final ConfigurationFile live;
    private final Optional<PulsarPurges> purges;
    private final EdgeServer server;
    private final InetSocketAddress address;
    private final Optional<InetSocketAddress> tlsAddress;
    private final Optional<Certificate> certificate;
    private final Background refreshing;
    private final AdminServer admin;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Edge(EdgeConfiguration configuration, InstantSource clock, MonotonicClock monotonic)
            throws IOException {
        topology = new HttpTopology(configuration.topology(), configuration.internalSecret());
        Directory directory = new HomeTable();
        KnownCells knownCells = new KnownCells();
        follower =
                new DirectoryFollower(
                        topology,
                        directory,
                        knownCells,
                        new FileLastGoodCopy(configuration.dataFolder()),
                        clock,
                        DirectoryFollower.Pace.standard());
        follower.start();
        live = new ConfigurationFile(configuration.liveConfiguration());
        live.look();
        SecureRandom random = new SecureRandom();
        BucketTable buckets = new BucketTable(configuration.buckets(), monotonic.nanos());
        LimitingMetrics limiting = new LimitingMetrics();
        ConnectionCap connectionCap = new ConnectionCap();
        Admission admission =
                new Admission(
                        new RateLimits(buckets, () -> live.get().rates(), limiting, random),
                        new Vouched(configuration.vouchers(), random));
        EdgeCache cache = new EdgeCache(configuration.cache());
        Nodes nodes = new Nodes(knownCells, monotonic);
        Overrides overrides = new Overrides();
        TrafficMetrics metrics = new TrafficMetrics();
        Strangers strangers = new Strangers(directory, topology, configuration.placements());
        ProxySetup setup =
                new ProxySetup(
                        new Router(
                                knownCells,
                                directory,
                                overrides,
                                nodes::isHealthy,
                                configuration.region()),
                        new TokenReader(configuration.issuers(), clock),
                        directory,
                        knownCells,
                        nodes,
                        strangers,
                        topology,
                        admission,
                        cache,
                        connectionCap,
                        live,
                        new AccessLog(live),
                        metrics,
                        configuration.limits(),
                        monotonic,
                        configuration.identityProvider(),
                        configuration.scheme(),
                        configuration.regionHeader(),
                        configuration.addressHeader());
        purges = configuration.purges().map(PulsarPurges::new);
        purges.ifPresent(listener -> listener.follow(cache));
        following = new Background("directory", follower::step);
        HealthChecks checks = new HealthChecks(knownCells, nodes, probe);
        checking =
                new Background(
                        "health-checks",
                        () -> {
                            checks.round();
                            return configuration.betweenHealthChecks();
                        });
        server = EdgeServer.create(setup, configuration.threads(), random);
        address = server.listen(configuration.address());
        if (configuration.tls().isPresent()) {
            Certificate held = new Certificate(configuration.tls().get());
            certificate = Optional.of(held);
            tlsAddress = Optional.of(server.listen(configuration.tls().get().address(), held));
        } else {
            certificate = Optional.empty();
            tlsAddress = Optional.empty();
        }
        refreshing =
                new Background(
                        "configuration",
                        () -> {
                            refresh();
                            return BETWEEN_REFRESHES;
                        });
        admin =
                AdminServer.start(
                        configuration.adminAddress(),
                        new AdminPages(
                                directory,
                                knownCells,
                                follower,
                                overrides,
                                nodes,
                                strangers,
                                List.of(
                                        metrics::write,
                                        text -> limiting.write(text, buckets, connectionCap),
                                        live::write,
                                        cache::write,
                                        text -> purges.ifPresent(heard -> heard.write(text))),
                                live::toJson,
                                clock));
    }

    public static void main(String[] arguments) throws IOException {
        Edge edge = start(EdgeConfiguration.read(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(edge::drain, "shutdown"));
    }

    public static Edge start(EdgeConfiguration configuration) throws IOException {
        return start(configuration, InstantSource.system(), MonotonicClock.system());
    }

    /// Starts with clocks of the caller's choice.
    public static Edge start(
            EdgeConfiguration configuration, InstantSource clock, MonotonicClock monotonic)
            throws IOException {
        Edge edge = new Edge(configuration, clock, monotonic);
        edge.following.start();
        edge.checking.start();
        edge.refreshing.start();
        return edge;
    }

    /// Where players reach it.
    public InetSocketAddress address() {
        return address;
    }

    /// Where players reach it by TLS, if they can.
    public Optional<InetSocketAddress> tlsAddress() {
        return tlsAddress;
    }

    /// Takes up a changed configuration file and a new certificate, if there are any.
    public void refresh() {
        live.look();
        certificate.ifPresent(Certificate::refresh);
    }

    /// Where operators reach it.
    public InetSocketAddress adminAddress() {
        return admin.address();
    }

    /// Answers what is under way, and stops.
    public void drain() {
        LOG.info("EDGE-S5 Draining");
        try {
            server.drain();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    /// Stops at once; a second time does nothing.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        LOG.info("EDGE-S2 Stopping");
        server.close();
        admin.close();
        checking.close();
        refreshing.close();
        purges.ifPresent(PulsarPurges::close);
        topology.close();
        following.close();
        probe.close();
        follower.saveNow();
    }
}

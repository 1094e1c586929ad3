package io.typogram.edge;

import io.typogram.edge.admin.AdminPages;
import io.typogram.edge.admin.AdminServer;
import io.typogram.edge.cells.KnownCells;
import io.typogram.edge.directory.Directory;
import io.typogram.edge.directory.DirectoryFollower;
import io.typogram.edge.directory.FileLastGoodCopy;
import io.typogram.edge.directory.HomeTable;
import io.typogram.edge.health.HealthChecks;
import io.typogram.edge.health.HttpReadinessProbe;
import io.typogram.edge.health.Nodes;
import io.typogram.edge.metrics.TrafficMetrics;
import io.typogram.edge.placement.Strangers;
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
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running edge: puts the parts together and stops them in order.
public final class Edge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
    private static final Duration BETWEEN_CERTIFICATE_CHECKS = Duration.ofSeconds(10);

    private final HttpTopology topology;
    private final HttpReadinessProbe probe = new HttpReadinessProbe();
    private final DirectoryFollower follower;
    private final Background following;
    private final Background checking;
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
                        metrics,
                        configuration.limits(),
                        monotonic,
                        configuration.identityProvider(),
                        configuration.scheme(),
                        configuration.regionHeader());
        following = new Background("directory", follower::step);
        HealthChecks checks = new HealthChecks(knownCells, nodes, probe);
        checking =
                new Background(
                        "health-checks",
                        () -> {
                            checks.round();
                            return configuration.betweenHealthChecks();
                        });
        server = EdgeServer.create(setup, configuration.threads(), new SecureRandom());
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
                        "certificate",
                        () -> {
                            refreshCertificate();
                            return BETWEEN_CERTIFICATE_CHECKS;
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
                                metrics,
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

    /// Takes up a new certificate, if there is one.
    public void refreshCertificate() {
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
        topology.close();
        following.close();
        probe.close();
        follower.saveNow();
    }
}

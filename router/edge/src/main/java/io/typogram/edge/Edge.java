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
import io.typogram.edge.takeover.DomainSocketTakeover;
import io.typogram.edge.takeover.ListeningSocket;
import io.typogram.edge.takeover.Predecessor;
import io.typogram.edge.takeover.Retirement;
import io.typogram.edge.takeover.Role;
import io.typogram.edge.takeover.Takeover;
import io.typogram.edge.tls.Certificate;
import io.typogram.edge.topology.HttpTopology;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running edge: puts the parts together and stops them in order.
public final class Edge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
    private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final EdgeConfiguration configuration;
    private final MonotonicClock monotonic;
    private final Takeover takeover;
    private final FileLastGoodCopy copy;
    private final KnownCells knownCells = new KnownCells();

    private final HttpTopology topology;
    private final HttpReadinessProbe probe = new HttpReadinessProbe();
    private final DirectoryFollower follower;
    private final Background following;
    private final Background checking;
    private final ConfigurationFile live;
    private final Optional<PulsarPurges> purges;
    private final EdgeServer server;
    private final Optional<Certificate> certificate;
    private final Background refreshing;
    private final AdminPages adminPages;
    private volatile Optional<InetSocketAddress> address = Optional.empty();
    private volatile Optional<InetSocketAddress> tlsAddress = Optional.empty();
    private final AtomicReference<Optional<AdminServer>> admin =
            new AtomicReference<>(Optional.empty());
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Edge(EdgeConfiguration configuration, InstantSource clock, MonotonicClock monotonic)
            throws IOException {
        this.configuration = configuration;
        this.monotonic = monotonic;
        certificate =
                configuration.tls().isPresent()
                        ? Optional.of(new Certificate(configuration.tls().get()))
                        : Optional.empty();
        takeover = DomainSocketTakeover.in(configuration.dataFolder(), configuration.takeover());
        copy = new FileLastGoodCopy(configuration.dataFolder());
        topology = new HttpTopology(configuration.topology(), configuration.internalSecret());
        Directory directory = new HomeTable();
        follower =
                new DirectoryFollower(
                        topology,
                        directory,
                        knownCells,
                        copy,
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
        Strangers strangers =
                new Strangers(directory, topology, monotonic, configuration.placements());
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
                        configuration.topologyNodes(),
                        configuration.identityProvider(),
                        configuration.scheme(),
                        configuration.regionHeader(),
                        configuration.addressHeader());
        purges = configuration.purges().map(PulsarPurges::new);
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
        refreshing =
                new Background(
                        "configuration",
                        () -> {
                            refresh();
                            return BETWEEN_REFRESHES;
                        });
        adminPages =
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
                        clock);
        purges.ifPresent(listener -> listener.follow(cache));
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
        try {
            edge.begin();
            return edge;
        } catch (IOException | RuntimeException failed) {
            edge.close();
            throw failed;
        }
    }

    /// Where players reach it.
    public InetSocketAddress address() {
        return address.orElseThrow();
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
        return admin.get().orElseThrow().address();
    }

    /// Answers what is under way, and stops. Whoever asks again waits for the same end.
    public synchronized void drain() {
        if (closed.get()) {
            return;
        }
        LOG.info("EDGE-S5 Draining");
        takeover.close();
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
        takeover.close();
        server.close();
        closeAdmin();
        checking.close();
        refreshing.close();
        purges.ifPresent(PulsarPurges::close);
        topology.close();
        following.close();
        probe.close();
        follower.saveNow();
        ended.countDown();
    }

    /// Returns when it has stopped, for whatever reason.
    void awaitEnd() throws InterruptedException {
        ended.await();
    }

    private void begin() throws IOException {
        Optional<Predecessor> before = takeover.predecessor();
        if (before.isPresent()) {
            try (Predecessor predecessor = before.get()) {
                replace(predecessor);
            }
        } else {
            openPorts(_ -> Optional.empty());
            copy.claim();
            startBackground();
        }
        openAdmin();
    }

    /// Whoever sees this edge ready can replace it: the offer is there before the admin port answers.
    /// One who takes it up at once waits in [#closeAdmin] for the port to be open.
    private void openAdmin() throws IOException {
        synchronized (admin) {
            takeover.offer(server.listeningSockets(), new Replaced());
            admin.set(Optional.of(AdminServer.start(configuration.adminAddress(), adminPages)));
        }
    }

    /// Serves beside the old edge before it asks that one to end. What goes wrong until then leaves the
    /// old one as it was.
    private void replace(Predecessor predecessor) throws IOException {
        copy.giveUp();
        startBackground();
        awaitReady();
        requireGoodConfiguration();
        openPorts(predecessor::take);
        predecessor.replace();
        copy.claim();
    }

    private void startBackground() {
        following.start();
        checking.start();
        refreshing.start();
    }

    private void awaitReady() throws IOException {
        long begin = monotonic.nanos();
        while (!adminPages.isReady()) {
            if (monotonic.nanos() - begin > configuration.takeover().toNanos()) {
                throw new IOException(
                        "not ready within %s, so the edge before this one goes on"
                                .formatted(configuration.takeover()));
            }
            pause();
        }
    }

    /// Without the file, what is built in would hold here; in the old edge the last good file does.
    private void requireGoodConfiguration() throws IOException {
        Optional<String> refusal = live.refusal();
        if (refusal.isPresent()) {
            throw new IOException(
                    "the configuration file is refused (%s), so the edge before this one goes on"
                            .formatted(refusal.get()));
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted before this edge was ready");
        }
    }

    private void openPorts(Function<Role, Optional<ListeningSocket>> taken) {
        address =
                Optional.of(
                        fitting(taken.apply(Role.PLAIN), configuration.address())
                                .map(server::adopt)
                                .orElseGet(() -> server.listen(configuration.address())));
        if (configuration.tls().isPresent()) {
            InetSocketAddress wanted = configuration.tls().get().address();
            Certificate held = certificate.orElseThrow();
            tlsAddress =
                    Optional.of(
                            fitting(taken.apply(Role.TLS), wanted)
                                    .map(socket -> server.adopt(socket, held))
                                    .orElseGet(() -> server.listen(wanted, held)));
        }
    }

    /// A socket that listens elsewhere than this edge shall is left to the old one.
    private static Optional<ListeningSocket> fitting(
            Optional<ListeningSocket> taken, InetSocketAddress wanted) {
        if (taken.isPresent() && !taken.get().listensOn(wanted)) {
            taken.get().close();
            return Optional.empty();
        }
        return taken;
    }

    private void closeAdmin() {
        synchronized (admin) {
            admin.getAndSet(Optional.empty()).ifPresent(AdminServer::close);
        }
    }

    /// What this edge does when a new one serves.
    private final class Replaced implements Retirement {

        @Override
        public void letGo() {
            closeAdmin();
            copy.giveUp();
        }

        @Override
        public void retire() {
            drain();
        }
    }
}

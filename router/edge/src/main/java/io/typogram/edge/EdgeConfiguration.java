package io.typogram.edge;

import io.typogram.edge.caching.CacheLimits;
import io.typogram.edge.cells.Node;
import io.typogram.edge.proxy.Limits;
import io.typogram.edge.tls.TlsSettings;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.topology.TopologyNodes;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that the edge is told at its start.
///
/// @param region where this edge stands
/// @param regionHeader the header by which something before the edge says where a client is; empty
///     means that nobody is believed
/// @param addressHeader the header by which it says the client's address; empty means that the
///     address is the connection's
/// @param scheme by which clients reach the plain port: `https` when something before it ends TLS
/// @param tls the port on which the edge ends TLS itself, if it does
/// @param issuers whose tokens are read to route; empty means anybody's
/// @param dataFolder where the last good copy of the directory is kept
/// @param threads event loops
/// @param placements how many strangers may be on their way to a home at once
/// @param betweenHealthChecks how often every node is asked whether it is ready
/// @param buckets how many callers' rates are remembered at once
/// @param vouchers how many callers' standings are remembered at once
/// @param liveConfiguration the file with what may change while the edge runs, if there is one
/// @param purges the region's broker, where purges are told; without one, lifetimes alone bound how
///     old an answer from the cache is
/// @param takeover how long replacing another edge, or being replaced, may take
public record EdgeConfiguration(
        InetSocketAddress address,
        InetSocketAddress adminAddress,
        RegionId region,
        Optional<String> regionHeader,
        Optional<String> addressHeader,
        String scheme,
        Optional<TlsSettings> tls,
        TopologyNodes topology,
        String internalSecret,
        Node identityProvider,
        Set<String> issuers,
        Path dataFolder,
        int threads,
        int placements,
        Duration betweenHealthChecks,
        int buckets,
        int vouchers,
        Optional<Path> liveConfiguration,
        CacheLimits cache,
        Optional<String> purges,
        Duration takeover,
        Limits limits) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORT = 8080;
    private static final int ADMIN_PORT = 8081;
    private static final int TLS_PORT = 8443;
    private static final int PLACEMENTS = 256;
    private static final int BUCKETS = 1 << 20;
    private static final int VOUCHERS = 1 << 16;
    private static final Duration BETWEEN_HEALTH_CHECKS = Duration.ofSeconds(1);
    private static final Duration TAKEOVER = Duration.ofSeconds(30);

    /// Where topology is reached as nodes of cells are.
    List<Node> topologyNodes() {
        return topology.all().stream().map(URI::toString).map(Node::parse).toList();
    }

    public static EdgeConfiguration read(Map<String, String> environment) {
        Settings settings = new Settings(environment);
        return new EdgeConfiguration(
                address(settings, "TYPOGRAM_EDGE_HOST", "TYPOGRAM_EDGE_PORT", PORT),
                address(
                        settings,
                        "TYPOGRAM_EDGE_ADMIN_HOST",
                        "TYPOGRAM_EDGE_ADMIN_PORT",
                        ADMIN_PORT),
                new RegionId(settings.required("TYPOGRAM_EDGE_REGION")),
                settings.text("TYPOGRAM_EDGE_REGION_HEADER"),
                settings.text("TYPOGRAM_EDGE_ADDRESS_HEADER"),
                settings.text("TYPOGRAM_EDGE_SCHEME").orElse("http"),
                tls(settings),
                TopologyNodes.parse(settings.required("TYPOGRAM_TOPOLOGY_URL")),
                settings.required("TYPOGRAM_INTERNAL_SECRET"),
                Node.parse(settings.required("TYPOGRAM_EDGE_KEYCLOAK_URL")),
                settings.text("TYPOGRAM_TOKENS_ISSUER")
                        .map(list -> Set.of(list.split(",", -1)))
                        .orElse(Set.of()),
                Path.of(settings.required("TYPOGRAM_EDGE_DATA_DIR")),
                settings.integer(
                        "TYPOGRAM_EDGE_THREADS", Runtime.getRuntime().availableProcessors()),
                settings.integer("TYPOGRAM_EDGE_PLACEMENTS", PLACEMENTS),
                settings.millis("TYPOGRAM_EDGE_HEALTH_INTERVAL_MILLIS", BETWEEN_HEALTH_CHECKS),
                settings.integer("TYPOGRAM_EDGE_RATE_BUCKETS", BUCKETS),
                settings.integer("TYPOGRAM_EDGE_RATE_VOUCHERS", VOUCHERS),
                settings.text("TYPOGRAM_EDGE_CONFIG_FILE").map(Path::of),
                CacheLimits.of(
                        settings.number("TYPOGRAM_EDGE_CACHE_BYTES", CacheLimits.STANDARD_BYTES),
                        settings.integer(
                                "TYPOGRAM_EDGE_CACHE_ENTRY_BYTES",
                                CacheLimits.STANDARD_ENTRY_BYTES)),
                settings.text("TYPOGRAM_EDGE_PULSAR_URL"),
                settings.millis("TYPOGRAM_EDGE_TAKEOVER_MILLIS", TAKEOVER),
                limits(settings));
    }

    private static InetSocketAddress address(
            Settings settings, String hostName, String portName, int port) {
        return new InetSocketAddress(
                settings.text(hostName).orElse(LOOPBACK), settings.integer(portName, port));
    }

    /// There is a TLS port when there is a certificate.
    private static Optional<TlsSettings> tls(Settings settings) {
        return settings.text("TYPOGRAM_EDGE_TLS_CERTIFICATE")
                .map(certificate ->
                        new TlsSettings(
                                address(
                                        settings,
                                        "TYPOGRAM_EDGE_HOST",
                                        "TYPOGRAM_EDGE_TLS_PORT",
                                        TLS_PORT),
                                Path.of(certificate),
                                Path.of(settings.required("TYPOGRAM_EDGE_TLS_KEY"))));
    }

    private static Limits limits(Settings settings) {
        return new Limits(
                settings.integer("TYPOGRAM_EDGE_MAX_CONNECTIONS", 20_000),
                settings.integer("TYPOGRAM_EDGE_MAX_URL_BYTES", 8 * 1024),
                settings.integer("TYPOGRAM_EDGE_MAX_HEADER_BYTES", 16 * 1024),
                settings.number("TYPOGRAM_EDGE_MAX_API_BODY_BYTES", 8L * 1024 * 1024),
                settings.number("TYPOGRAM_EDGE_MAX_OTHER_BODY_BYTES", 8L * 1024 * 1024),
                settings.integer("TYPOGRAM_EDGE_REPLAY_BYTES", 64 * 1024),
                settings.integer("TYPOGRAM_EDGE_REPLAYS", 2),
                settings.integer("TYPOGRAM_EDGE_ATTEMPTS", 4),
                settings.integer("TYPOGRAM_EDGE_NODE_CONNECTIONS", 2_048),
                settings.integer("TYPOGRAM_EDGE_IDLE_NODE_CONNECTIONS", 256),
                settings.millis("TYPOGRAM_EDGE_CONNECT_MILLIS", Duration.ofSeconds(1)),
                settings.millis("TYPOGRAM_EDGE_IDLE_MILLIS", Duration.ofSeconds(60)),
                settings.millis("TYPOGRAM_EDGE_HEADER_MILLIS", Duration.ofSeconds(10)),
                settings.millis("TYPOGRAM_EDGE_NODE_IDLE_MILLIS", Duration.ofSeconds(20)),
                settings.millis("TYPOGRAM_EDGE_REQUEST_MILLIS", Duration.ofSeconds(30)),
                settings.number("TYPOGRAM_EDGE_CLIENT_BYTES_PER_SECOND", 500),
                settings.millis("TYPOGRAM_EDGE_STREAM_MILLIS", Duration.ofMinutes(5)),
                settings.millis("TYPOGRAM_EDGE_TUNNEL_MILLIS", Duration.ofMinutes(5)),
                settings.millis("TYPOGRAM_EDGE_LINGER_MILLIS", Duration.ofSeconds(5)),
                settings.millis("TYPOGRAM_EDGE_DRAIN_MILLIS", Duration.ofSeconds(30)),
                settings.millis("TYPOGRAM_EDGE_SWEEP_MILLIS", Duration.ofSeconds(1)));
    }
}

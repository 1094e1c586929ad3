package io.typogram.edge.proxy;

import io.typogram.edge.MonotonicClock;
import io.typogram.edge.caching.EdgeCache;
import io.typogram.edge.cells.KnownCells;
import io.typogram.edge.cells.Node;
import io.typogram.edge.configuration.LiveConfiguration;
import io.typogram.edge.directory.Directory;
import io.typogram.edge.health.Nodes;
import io.typogram.edge.limiting.ConnectionCap;
import io.typogram.edge.metrics.TrafficMetrics;
import io.typogram.edge.placement.HomeRegistry;
import io.typogram.edge.placement.Strangers;
import io.typogram.edge.routing.Router;
import io.typogram.edge.routing.TokenReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What every event loop works with.
///
/// @param live what may change at any moment
/// @param topology its nodes, which serve tenants' administrators
/// @param identityProvider where sign-in lives
/// @param scheme by which clients reach the edge: `http`, or `https` when something before it ends
///     TLS
/// @param regionHeader the header in which something before the edge says where the client is
/// @param addressHeader the header in which it says the client's address
public record ProxySetup(
        Router router,
        TokenReader tokens,
        Directory directory,
        KnownCells knownCells,
        Nodes nodes,
        Strangers strangers,
        HomeRegistry registry,
        Admission admission,
        EdgeCache cache,
        ConnectionCap connectionCap,
        Supplier<LiveConfiguration> live,
        AccessLog accessLog,
        TrafficMetrics metrics,
        Limits limits,
        MonotonicClock clock,
        List<Node> topology,
        Node identityProvider,
        String scheme,
        Optional<String> regionHeader,
        Optional<String> addressHeader) {

    public ProxySetup {
        topology = List.copyOf(topology);
    }
}

package io.typogram.edge.proxy;

import java.time.Duration;

/// The bounds of the data plane. None is a matter of taste of a single class, so all stand here.
///
/// @param connections client connections at once; further ones are answered 503 and closed
/// @param urlBytes the longest request line
/// @param headerBytes the largest block of headers
/// @param apiBodyBytes the largest body under `/api`
/// @param otherBodyBytes the largest body elsewhere
/// @param replayBytes how much of a body is kept for a replay
/// @param replays how often one request follows a 421
/// @param attempts how many nodes one request is offered to, all in all
/// @param nodeConnections connections to one node, of one event loop
/// @param idleNodeConnections how many of those are kept when nobody uses them
/// @param connectTimeout for a connection to a node
/// @param idleTimeout for a client between two requests
/// @param headerTimeout for the rest of the headers once they have begun
/// @param nodeIdleTimeout for an unused connection to a node; shorter than any node's own
/// @param requestTimeout without a byte of the request, or of the answer's beginning
/// @param clientBytesPerSecond what a client must keep up, sending a body or reading an answer, once
///     it has let the edge wait for longer than the time-out of a request
/// @param streamTimeout without a byte of an answer that has begun
/// @param tunnelTimeout without a byte on a WebSocket in either direction
/// @param lingerTimeout for the rest of a body whose answer has been given already, and for a client
///     to end a connection after its last answer
/// @param drainTimeout for requests under way, and those of idle connections, when the edge ends
/// @param sweepInterval how often the time-outs are looked at
public record Limits(
        int connections,
        int urlBytes,
        int headerBytes,
        long apiBodyBytes,
        long otherBodyBytes,
        int replayBytes,
        int replays,
        int attempts,
        int nodeConnections,
        int idleNodeConnections,
        Duration connectTimeout,
        Duration idleTimeout,
        Duration headerTimeout,
        Duration nodeIdleTimeout,
        Duration requestTimeout,
        long clientBytesPerSecond,
        Duration streamTimeout,
        Duration tunnelTimeout,
        Duration lingerTimeout,
        Duration drainTimeout,
        Duration sweepInterval) {

    Pace newPace() {
        return new Pace(requestTimeout.toNanos(), clientBytesPerSecond);
    }

    public Limits {
        if (connections < 1 || urlBytes < 1 || headerBytes < 1 || attempts < 1) {
            throw new IllegalArgumentException("a limit that lets nothing through");
        }
    }
}

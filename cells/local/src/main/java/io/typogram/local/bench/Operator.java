package io.typogram.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.kernel.topology.TopologyNodes;
import io.typogram.local.demo.Api;
import io.typogram.local.demo.Api.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an operator asks of topology.
final class Operator implements AutoCloseable {

    private static final String BY = "bench";
    private static final String REASON = "a measurement";
    private static final int CONFLICT = 409;
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration MOVED_WITHIN = Duration.ofMinutes(2);

    private final Api topology;
    private final Map<String, String> headers;

    Operator(String topology, String internalSecret) {
        this.topology = new Api(TopologyNodes.parse(topology).preferred().toString());
        this.headers = Map.of("Typogram-Internal", internalSecret);
    }

    /// The cells that take users.
    List<String> activeCells() throws IOException, InterruptedException {
        List<String> active = new ArrayList<>();
        for (JsonNode cell : get("/topology/v1/cells").path("cells")) {
            if (cell.path("state").asText().equals("active")) {
                active.add(cell.path("id").asText());
            }
        }
        return active;
    }

    /// Moves a user, out of the region if need be, and waits until they have arrived or stay.
    OneMove move(String userId, String target) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + MOVED_WITHIN.toNanos();
        String id = plan(userId, target, deadline);
        while (System.nanoTime() < deadline) {
            JsonNode move = get("/topology/v1/moves/" + id);
            if (hasEnded(move.path("state").asText())) {
                return OneMove.of(move);
            }
            Thread.sleep(LOOK_EVERY);
        }
        throw new IOException("move " + id + " takes too long");
    }

    /// Takes a cell to a state.
    void enter(String cell, String state) throws IOException, InterruptedException {
        put("/topology/v1/cells/" + cell + "/state", Map.of("state", state));
    }

    /// Moves everybody out of a cell, into other regions too.
    void drain(String cell) throws IOException, InterruptedException {
        enter(cell, "draining");
        put("/topology/v1/cells/" + cell + "/drain", Map.of("acrossRegions", true));
    }

    /// How far a drain is.
    JsonNode drainOf(String cell) throws IOException, InterruptedException {
        return get("/topology/v1/cells/" + cell + "/drain");
    }

    private void put(String path, Map<String, Object> wish)
            throws IOException, InterruptedException {
        Map<String, Object> withReason = new HashMap<>(wish);
        withReason.put("by", BY);
        withReason.put("reason", REASON);
        topology.put(path, headers, withReason).orFail(path);
    }

    private static boolean hasEnded(String state) {
        return state.equals("active") || state.equals("aborted");
    }

    /// The move before may have something left to do.
    private String plan(String userId, String target, long deadline)
            throws IOException, InterruptedException {
        while (true) {
            Answer planned =
                    topology.post(
                            "/topology/v1/moves",
                            headers,
                            Map.of(
                                    "userId", userId,
                                    "target", target,
                                    "by", BY,
                                    "reason", REASON,
                                    "override", true));
            if (planned.status() != CONFLICT || System.nanoTime() > deadline) {
                return planned.orFail("the wish for a move").body().path("id").asText();
            }
            Thread.sleep(LOOK_EVERY);
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return topology.get(path, headers).orFail(path).body();
    }

    @Override
    public void close() {
        topology.close();
    }
}

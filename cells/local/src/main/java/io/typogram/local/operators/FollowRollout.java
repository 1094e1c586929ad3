package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Follows a rollout to its end, and restarts each cell of this platform when topology says that it is its turn.
/// What it has restarted it does not restart again, since topology hears of it some seconds later.
final class FollowRollout {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    private final OperatorOptions options;
    private final Topology topology;
    private final RestartCell restart;
    private final Set<String> restarted = new HashSet<>();

    FollowRollout(OperatorOptions options, Topology topology) {
        this.options = options;
        this.topology = topology;
        this.restart = new RestartCell(options, topology);
    }

    /// Follows it, and says how the command ends.
    int toTheEnd(JsonNode begun) throws IOException, InterruptedException {
        String path = RolloutCommand.path(begun);
        JsonNode rollout = awaitTurn(path);
        while (!RolloutText.hasEnded(rollout)) {
            String cell = next(rollout).orElseThrow();
            restart.restart(cell, rollout.path("release").asText());
            restarted.add(cell);
            rollout = awaitTurn(path);
        }
        JsonNode ended = rollout;
        options.print(ended, () -> RolloutText.line(ended));
        return ended.path("state").asText().equals("done") ? ExitCodes.OK : ExitCodes.FAILED;
    }

    /// Waits until it is some cell's turn, or the end.
    private JsonNode awaitTurn(String path) throws InterruptedException {
        if (options.isJson()) {
            return Patience.until(
                    LOOK_EVERY, () -> topology.get(path), _ -> {}, () -> {}, this::isTurn);
        }
        ProgressDisplay display = ProgressDisplay.on(options.out(), LINE_EVERY);
        try {
            return Patience.until(
                    LOOK_EVERY,
                    () -> topology.get(path),
                    one -> display.show(RolloutText.done(one), RolloutText.progress(one)),
                    display::away,
                    this::isTurn);
        } finally {
            display.end();
        }
    }

    private boolean isTurn(JsonNode rollout) {
        return RolloutText.hasEnded(rollout) || next(rollout).isPresent();
    }

    /// The next cell that may take the release and does not run it yet.
    private Optional<String> next(JsonNode rollout) {
        boolean isForAll = rollout.path("state").asText().equals("everywhere");
        return CellText.children(rollout.path("cells")).stream()
                .filter(cell -> cell.path("released").asInt() < cell.path("nodes").asInt())
                .map(cell -> cell.path("cell").asText())
                .filter(cell -> isForAll || cell.equals(rollout.path("canary").asText()))
                .filter(cell -> !restarted.contains(cell))
                .findFirst();
    }
}

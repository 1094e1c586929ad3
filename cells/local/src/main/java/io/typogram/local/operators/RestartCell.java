package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.kernel.identity.CellId;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.command.PartRequest;
import io.typogram.local.command.RunningPlatform;
import io.typogram.local.platform.CellReleases;
import io.typogram.local.platform.CellRoster;
import io.typogram.local.platform.PlannedCell;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.supervision.Requests.Verb;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Restarts the nodes of a cell of this platform, one after the other, so that the others serve meanwhile.
final class RestartCell {

    /// The edge looks every second.
    private static final Duration HEALTHY_WITHIN = Duration.ofSeconds(30);

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final OperatorOptions options;
    private final Topology topology;

    RestartCell(OperatorOptions options, Topology topology) {
        this.options = options;
        this.topology = topology;
    }

    /// Restarts them as they are.
    void restart(String cell) throws IOException, InterruptedException {
        restart(planned(cell));
    }

    /// Restarts them as another release, if topology lets the cell take it.
    void restart(String cell, String release) throws IOException, InterruptedException {
        PlannedCell planned = planned(cell);
        topology.get(
                "/rollouts/gate?cell=%s&release=%s"
                        .formatted(Paths.segment(cell), Paths.segment(release)));
        CellReleases.of(options.home().home()).name(planned.id(), release);
        restart(planned);
    }

    private void restart(PlannedCell cell) throws IOException, InterruptedException {
        PlatformPlan plan = RunningPlatform.plan(options.home().home());
        List<String> addresses = plan.nodeAddresses(cell);
        for (int node = 1; node <= addresses.size(); node++) {
            String name = PlatformPlan.nodeName(cell, node);
            options.say(name + " is restarted");
            PartRequest.make(options.home(), Verb.RESTART, name, _ -> {});
            awaitHealthy(addresses.get(node - 1));
        }
    }

    /// Waits until the edge sends requests there again. An edge that is away or says nothing of the node is
    /// not waited for.
    private void awaitHealthy(String address) throws IOException, InterruptedException {
        try (EdgeAdmin edge = options.edge()) {
            long begin = System.nanoTime();
            while (isShunned(edge.look("/cells"), address)) {
                if (System.nanoTime() - begin > HEALTHY_WITHIN.toNanos()) {
                    throw new CommandFailed(
                            ExitCodes.FAILED,
                            "the edge does not find %s healthy; the nodes that are left were not restarted"
                                    .formatted(address));
                }
                Thread.sleep(LOOK_EVERY);
            }
        }
    }

    private static boolean isShunned(Optional<JsonNode> seen, String address) {
        return seen.stream()
                .flatMap(answer -> CellText.children(answer.path("cells")).stream())
                .flatMap(cell -> CellText.children(cell.path("nodes")).stream())
                .anyMatch(node ->
                        node.path("address").asText().equals(address)
                                && !node.path("healthy").asBoolean());
    }

    private PlannedCell planned(String name) throws IOException {
        Optional<PlannedCell> kept;
        try {
            kept = CellRoster.of(options.home().home()).find(new CellId(name));
        } catch (IllegalArgumentException noName) {
            kept = Optional.empty();
        }
        return kept.orElseThrow(() ->
                new CommandFailed(
                        ExitCodes.USAGE, "this platform runs no cell %s".formatted(name)));
    }
}

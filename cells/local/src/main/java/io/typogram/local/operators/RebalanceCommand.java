package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Moves users of a region to the cell where each would be placed now, and shows how far that is.
@Command(
        name = "rebalance",
        mixinStandardHelpOptions = true,
        description = {
            "Moves each user of a region's open cells to the one where they would be placed now: after"
                    + " a cell was added, exactly those whom it wins.",
            "Ctrl-C ends only the showing; the same command shows it again, and --call-off ends it."
        })
final class RebalanceCommand implements Callable<Integer> {

    /// As often as topology looks after rebalances.
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    @Mixin private OperatorOptions options = new OperatorOptions();
    @Mixin private WishOptions wish = new WishOptions();

    @Parameters(paramLabel = "REGION", description = "A region, such as eu.")
    private String region = "";

    @Option(
            names = "--dry-run",
            description = "Change nothing; say how many would move from where to where.")
    private boolean dryRun;

    @Option(names = "--detach", description = "Begin, and return at once.")
    private boolean detach;

    @Option(
            names = "--call-off",
            description = "End the rebalance that goes on; who is on their way arrives.")
    private boolean callOff;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            if (dryRun) {
                return tellPlan(topology);
            }
            if (callOff) {
                JsonNode ended = topology.post(path() + "/abort", wish.body());
                options.print(ended, () -> RebalanceText.ended(ended));
                return ExitCodes.OK;
            }
            JsonNode begun = topology.put(path(), wish.body());
            if (detach) {
                options.print(begun, () -> RebalanceText.begun(begun));
                return ExitCodes.OK;
            }
            JsonNode ended = options.isJson() ? follow(topology) : show(topology);
            options.print(ended, () -> RebalanceText.ended(ended));
            return isWell(ended) ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private int tellPlan(Topology topology) throws IOException, InterruptedException {
        JsonNode plan = topology.get(path() + "/plan");
        ObjectNode answer = plan.<ObjectNode>deepCopy().put("dryRun", true);
        options.print(answer, () -> RebalanceText.plan(plan));
        return plan.path("enough").asBoolean() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private JsonNode show(Topology topology) throws InterruptedException {
        ProgressDisplay display = ProgressDisplay.on(options.out(), LINE_EVERY);
        try {
            return Patience.until(
                    LOOK_EVERY,
                    () -> topology.get(path()),
                    one -> display.show(RebalanceText.done(one), RebalanceText.progress(one)),
                    display::away,
                    RebalanceCommand::hasEnded);
        } finally {
            display.end();
        }
    }

    private JsonNode follow(Topology topology) throws InterruptedException {
        return Patience.until(
                LOOK_EVERY,
                () -> topology.get(path()),
                _ -> {},
                () -> {},
                RebalanceCommand::hasEnded);
    }

    private static boolean hasEnded(JsonNode rebalance) {
        return rebalance.path("endedAt").isTextual();
    }

    private static boolean isWell(JsonNode rebalance) {
        return rebalance.path("outcome").asText().equals("balanced")
                && rebalance.path("failed").asLong() == 0
                && rebalance.path("unplaced").asLong() == 0;
    }

    private String path() {
        return "/regions/" + Paths.segment(region) + "/rebalance";
    }
}

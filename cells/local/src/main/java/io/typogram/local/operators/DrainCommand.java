package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Moves everybody off a cell, and shows how far that is.
@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        description = {
            "Moves everybody off a cell, and shows how far that is.",
            "Ctrl-C ends only the showing; the same command shows it again. cell activate calls the"
                    + " drain off."
        })
final class DrainCommand implements Callable<Integer> {

    /// As often as topology looks after drains.
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    /// So many looks in succession at which nothing moves, and nothing will by itself.
    private static final int LOOKS_UNTIL_STUCK = 6;

    @Mixin private OperatorOptions options = new OperatorOptions();
    @Mixin private WishOptions wish = new WishOptions();

    @Parameters(paramLabel = "NAME", description = "A cell, such as eu-1.")
    private String name = "";

    @Option(
            names = "--across-regions",
            description = "Let users leave their region where it has no room.")
    private boolean acrossRegions;

    @Option(
            names = "--dry-run",
            description = "Change nothing; say who would go, and whether there is room.")
    private boolean dryRun;

    @Option(names = "--detach", description = "Begin, and return at once.")
    private boolean detach;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            if (dryRun) {
                return plan(topology);
            }
            topology.put(CellCommand.path(name) + "/state", wish.body(Map.of("state", "draining")));
            JsonNode begun =
                    topology.put(path(), wish.body(Map.of("acrossRegions", acrossRegions)));
            if (detach) {
                options.print(begun, () -> name + ": " + DrainText.line(begun) + lineEnd());
                return ExitCodes.OK;
            }
            return end(options.isJson() ? follow(topology) : show(topology));
        }
    }

    private int plan(Topology topology) throws IOException, InterruptedException {
        JsonNode cell = topology.get(CellCommand.path(name)).path("cell");
        if (!cell.path("kind").asText().equals("shared")) {
            throw new CommandFailed(
                    ExitCodes.FAILED,
                    "%s is a tenant's cell: a drain moves its users only where ./typogram tenant move says"
                            .formatted(name));
        }
        List<JsonNode> targets =
                CellText.children(topology.get("/cells").path("cells")).stream()
                        .filter(target -> isTarget(target, cell))
                        .toList();
        long users = cell.path("users").asLong();
        boolean enough = users <= targets.stream().mapToLong(CellText::room).sum();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("dryRun", true).put("cell", name).put("users", users).put("enough", enough);
        ArrayNode all = answer.putArray("targets");
        targets.forEach(all::add);
        options.print(answer, () -> DrainText.plan(cell, targets, acrossRegions));
        return enough ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private boolean isTarget(JsonNode target, JsonNode cell) {
        return CellText.takesAnybody(target)
                && !target.path("id").equals(cell.path("id"))
                && (acrossRegions || target.path("region").equals(cell.path("region")));
    }

    private JsonNode show(Topology topology) throws InterruptedException {
        ProgressDisplay display = ProgressDisplay.on(options.out(), LINE_EVERY);
        try {
            return Patience.until(
                    LOOK_EVERY,
                    () -> topology.get(path()),
                    drain -> display.show(DrainText.done(drain), DrainText.progress(drain)),
                    display::away,
                    new Stuck());
        } finally {
            display.end();
        }
    }

    private JsonNode follow(Topology topology) throws InterruptedException {
        return Patience.until(
                LOOK_EVERY, () -> topology.get(path()), _ -> {}, () -> {}, new Stuck());
    }

    private int end(JsonNode drain) throws IOException {
        String outcome = drain.path("outcome").asText();
        options.print(drain, () -> ended(drain, outcome));
        return switch (outcome) {
            case "drained" -> ExitCodes.OK;
            case "called_off" -> ExitCodes.FAILED;
            default -> throw new CommandFailed(ExitCodes.FAILED, stuck(drain));
        };
    }

    private String ended(JsonNode drain, String outcome) {
        String moved = Units.users(drain.path("moved").asLong());
        return switch (outcome) {
            case "drained" ->
                    "%s is drained: %s moved. When what they left is cleared away (./typogram moves list --cell %s), cell retire %s ends it.%n"
                            .formatted(name, moved, name, name);
            case "called_off" ->
                    "The drain of %s was called off; %s had moved.%n".formatted(name, moved);
            default -> "";
        };
    }

    private String stuck(JsonNode drain) {
        String left = Units.users(drain.path("usersLeft").asLong());
        return drain.path("nowhereToGo").asBoolean()
                ? "%s of %s cannot leave: no cell may take them. Raise a capacity or add a cell, and the drain goes on by itself; or call it off (cell activate %s) and begin it with --across-regions"
                        .formatted(left, name, name)
                : "%s of %s could not be moved, and nobody is tried again: ./typogram moves list --cell %s --state aborted says why"
                        .formatted(left, name, name);
    }

    private String path() {
        return CellCommand.path(name) + "/drain";
    }

    private static String lineEnd() {
        return System.lineSeparator();
    }

    /// Whether a drain has ended, or has not moved for some looks and will not by itself.
    static final class Stuck implements Patience.End {

        private int looks;

        @Override
        public boolean isReached(JsonNode drain) {
            boolean standsStill =
                    drain.path("open").asLong() == 0 && drain.path("usersLeft").asLong() > 0;
            boolean forGood =
                    drain.path("nowhereToGo").asBoolean()
                            || drain.path("failed").asLong() >= drain.path("usersLeft").asLong();
            looks = standsStill && forGood ? looks + 1 : 0;
            return drain.path("endedAt").isTextual() || looks >= LOOKS_UNTIL_STUCK;
        }
    }
}

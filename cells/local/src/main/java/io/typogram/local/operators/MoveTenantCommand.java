package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Moves a tenant into another cell of its own: its hosts first, and then its users, by draining the cells that
/// it had.
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        description = {
            "Moves a tenant into another dedicated cell: its hosts and new members at once, and then its"
                    + " users, by draining the cells that it had.",
            "Ctrl-C ends only the showing; the same command goes on."
        })
final class MoveTenantCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);

    @Mixin private OperatorOptions options = new OperatorOptions();
    @Mixin private WishOptions wish = new WishOptions();

    @Parameters(paramLabel = "NAME", description = "A tenant, such as acme.")
    private String name = "";

    @Option(
            names = "--to",
            paramLabel = "CELL",
            required = true,
            description = "A dedicated cell, such as acme-2.")
    private String cell = "";

    @Option(names = "--across-regions", description = "Let its users leave their region.")
    private boolean acrossRegions;

    @Option(
            names = "--dry-run",
            description = "Change nothing; say who would go, and whether there is room.")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode moved =
                    topology.put(
                            TenantCommand.path(name) + "/cell",
                            wish.body(
                                    Map.of(
                                            "cell",
                                            cell,
                                            "acrossRegions",
                                            acrossRegions,
                                            "dryRun",
                                            dryRun)));
            if (dryRun) {
                options.print(moved, () -> plan(moved));
                return ExitCodes.OK;
            }
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.put("tenant", name).put("target", cell);
            for (JsonNode from : moved.path("from")) {
                if (!from.path("state").asText().equals("drained")) {
                    answer.withArray("drains").add(drain(topology, from.path("cell").asText()));
                }
            }
            options.print(answer, () -> ended(answer));
            return ExitCodes.OK;
        }
    }

    private JsonNode drain(Topology topology, String source)
            throws IOException, InterruptedException {
        String path = CellCommand.path(source);
        topology.put(path + "/state", wish.body(Map.of("state", "draining")));
        topology.put(path + "/drain", wish.body(Map.of("acrossRegions", acrossRegions)));
        JsonNode ended = follow(topology, path + "/drain");
        if (!ended.path("outcome").asText().equals("drained")) {
            throw new CommandFailed(
                    ExitCodes.FAILED,
                    "%s of %s are in %s still: ./typogram moves list --cell %s says why. The same command goes on"
                            .formatted(
                                    Units.users(ended.path("usersLeft").asLong()),
                                    name,
                                    source,
                                    source));
        }
        return ended;
    }

    private JsonNode follow(Topology topology, String path) throws InterruptedException {
        if (options.isJson()) {
            return Patience.until(
                    LOOK_EVERY,
                    () -> topology.get(path),
                    _ -> {},
                    () -> {},
                    new DrainCommand.Stuck());
        }
        ProgressDisplay display = ProgressDisplay.on(options.out(), LINE_EVERY);
        try {
            return Patience.until(
                    LOOK_EVERY,
                    () -> topology.get(path),
                    drain -> display.show(DrainText.done(drain), DrainText.progress(drain)),
                    display::away,
                    new DrainCommand.Stuck());
        } finally {
            display.end();
        }
    }

    private String plan(JsonNode moved) {
        return "%s of %s would move to %s, which has room for %s. Its hosts would lead there at once.%n"
                .formatted(
                        Units.users(moved.path("users").asLong()),
                        name,
                        cell,
                        Units.count(moved.path("room").asLong()));
    }

    private String ended(JsonNode answer) {
        long users = 0;
        for (JsonNode drain : answer.path("drains")) {
            users += drain.path("moved").asLong();
        }
        return "%s lives in %s: %s moved. The cells that it had are drained; cell retire ends them.%n"
                .formatted(name, cell, Units.users(users));
    }
}

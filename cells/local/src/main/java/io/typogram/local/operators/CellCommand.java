package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What operators do about cells.
@Command(
        name = "cell",
        mixinStandardHelpOptions = true,
        description = "Shows cells, and changes them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AddCellCommand.class,
            DrainCommand.class,
            RebalanceCommand.class,
            RestartCellCommand.class,
            RetireCellCommand.class,
            RolloutCommand.class
        })
public final class CellCommand implements Callable<Integer> {

    private static final String NAME = "A cell, such as eu-1.";

    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    @Command(mixinStandardHelpOptions = true, description = "Shows all cells.")
    void list(@Mixin OperatorOptions options) throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode cells = topology.get("/cells");
            options.print(cells, () -> CellText.list(cells));
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows a cell, its drain if there is one, and its latest changes.")
    void show(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        try (Topology topology = options.topology();
                EdgeAdmin edge = options.edge()) {
            JsonNode shown = topology.get(path(name));
            JsonNode all = topology.get("/cells");
            Optional<JsonNode> drain = topology.find(path(name) + "/drain", "drain-unknown");
            Optional<JsonNode> seen = edge.look("/cells");
            options.print(shown, () -> CellText.show(shown, all, drain, seen));
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Gives a cell another share of its region's new users.")
    void weight(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Parameters(
                            paramLabel = "N",
                            description =
                                    "From 0, by which it takes nobody new, to 1000000. A cell of"
                                            + " twice the weight takes twice as many.")
                    long weight,
            @Mixin WishOptions wish,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        change(options, name, "/weight", wish.body(Map.of("weight", weight)));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Gives a cell room for another number of users.",
                "With less room than it has users nobody leaves, and nobody comes."
            })
    void capacity(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Parameters(paramLabel = "N", description = "Users, from 0 to 1000000000.")
                    long capacity,
            @Mixin WishOptions wish,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        change(options, name, "/capacity", wish.body(Map.of("capacity", capacity)));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Puts a cell under suspicion.",
                "It serves its users, and nobody moves in or out until cell activate ends it."
            })
    void quarantine(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Mixin WishOptions wish,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        enter(options, name, "quarantined", wish);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Lets a cell take users.",
                "Ends a quarantine, and calls off a drain: what has begun of it ends."
            })
    void activate(
            @Parameters(paramLabel = "NAME", description = NAME) String name,
            @Mixin WishOptions wish,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        enter(options, name, "active", wish);
    }

    private static void enter(OperatorOptions options, String name, String state, WishOptions wish)
            throws IOException, InterruptedException {
        change(options, name, "/state", wish.body(Map.of("state", state)));
    }

    private static void change(
            OperatorOptions options, String name, String what, Map<String, Object> body)
            throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode cell = topology.put(path(name) + what, body);
            options.print(cell, () -> CellText.line(cell));
        }
    }

    static String path(String cell) {
        return "/cells/" + Paths.segment(cell);
    }
}

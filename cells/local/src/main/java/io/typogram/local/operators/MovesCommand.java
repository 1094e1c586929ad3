package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What operators do about moves of users.
@Command(
        name = "moves",
        mixinStandardHelpOptions = true,
        description = "Shows moves of users, gives them up, and tries them again.",
        synopsisSubcommandLabel = "COMMAND")
public final class MovesCommand implements Callable<Integer> {

    private static final String ID = "A move's id, as moves list shows it.";
    private static final int MAX_LIMIT = 1000;

    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    @Command(mixinStandardHelpOptions = true, description = "Shows moves, the newest first.")
    void list(
            @Option(
                            names = "--state",
                            paramLabel = "STATE",
                            description =
                                    "Only those that are planned, copying, fenced, verified,"
                                            + " flipped, active, or aborted.")
                    @Nullable String state,
            @Option(
                            names = "--cell",
                            paramLabel = "NAME",
                            description = "Only those from or to this cell.")
                    @Nullable String cell,
            @Option(
                            names = "--user",
                            paramLabel = "USER",
                            description = "Only those of this user: an id or a name.")
                    @Nullable String user,
            @Option(
                            names = {"-n", "--limit"},
                            paramLabel = "N",
                            defaultValue = "20",
                            description = "How many at most (default: ${DEFAULT-VALUE}).")
                    int limit,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ParameterException(
                    command.commandLine(), "--limit is a number from 1 to " + MAX_LIMIT);
        }
        MovePages pages = new MovePages().with("state", state).with("cell", cell);
        if (user != null) {
            pages = pages.with("user", options.users().find(user).toString());
        }
        try (Topology topology = options.topology()) {
            List<JsonNode> moves = pages.read(topology, limit);
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ArrayNode all = answer.putArray("moves");
            moves.forEach(all::add);
            options.print(
                    answer,
                    () -> moves.isEmpty() ? "No moves.%n".formatted() : MoveText.list(moves));
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Shows a move and its history.")
    void show(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode move = topology.get(path(id));
            options.print(move, () -> MoveText.show(move));
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Gives a move up; the user stays. Refused once the home has changed.")
    void abort(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Mixin WishOptions wish,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode move = topology.post(path(id) + "/abort", wish.body());
            options.print(move, () -> MoveText.ended(move, move.path("userId").asText()));
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Plans a new move for one that was given up.")
    void retry(
            @Parameters(paramLabel = "ID", description = ID) String id,
            @Option(
                            names = "--override",
                            description = "Let the user leave their region, or a tenant's cell.")
                    boolean override,
            @Mixin WishOptions wish,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode move =
                    topology.post(path(id) + "/retry", wish.body(Map.of("override", override)));
            options.print(
                    move,
                    () ->
                            "Planned as %s: ./typogram moves show follows it up.%n"
                                    .formatted(move.path("id").asText()));
        }
    }

    private static String path(String id) {
        return "/moves/" + Paths.segment(id);
    }
}

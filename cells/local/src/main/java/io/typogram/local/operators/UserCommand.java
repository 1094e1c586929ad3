package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.typogram.local.command.TextTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What operators do about single users.
@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "Finds users, shows where they live, moves them, and erases them.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {MoveUserCommand.class, EraseUserCommand.class})
public final class UserCommand implements Callable<Integer> {

    static final String USER = "A user's id, or a name such as ada.";
    private static final int MOVES_SHOWN = 20;

    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows where a user lives, what the edge knows of it, and their moves.")
    void show(
            @Parameters(paramLabel = "USER", description = USER) String user,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        String id = options.users().find(user).toString();
        try (Topology topology = options.topology();
                EdgeAdmin edge = options.edge()) {
            JsonNode home = topology.get("/users/" + id + "/home");
            List<JsonNode> moves = new MovePages().with("user", id).read(topology, MOVES_SHOWN);
            Optional<JsonNode> atEdge = edge.look("/directory/" + id);
            Optional<JsonNode> override = edge.look("/overrides/" + id);
            options.print(
                    json(home, atEdge, override, moves),
                    () -> MoveText.user(user, home, atEdge, override, moves));
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Finds users by username or email address, or by how one of them begins.",
                "At most 20 are shown, first the one of exactly that name."
            })
    void find(
            @Parameters(paramLabel = "NAME", description = "Such as ada, or ada@typogram.example.")
                    String name,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode found = topology.get("/users?name=" + Paths.segment(name));
            options.print(found, () -> found(name, found));
        }
    }

    private static String found(String name, JsonNode found) {
        if (found.path("users").isEmpty()) {
            return "Nobody's username or email address is or begins with %s.%n".formatted(name);
        }
        var table = new TextTable(0, 1, 2, 3).row("USERNAME", "EMAIL ADDRESS", "HOME", "ID");
        found.path("users")
                .forEach(user ->
                        table.row(
                                user.path("username").asText(),
                                user.path("email").asText("-"),
                                user.path("cell").asText("none yet"),
                                user.path("userId").asText()));
        return table + (found.path("more").asBoolean() ? "There are more.%n".formatted() : "");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Sends a user's requests to a cell first, to look into trouble.",
                "Moves nobody: a cell that is not their home sends them on. It holds on one edge, the"
                        + " one of this platform, until user unpin or until that edge is started"
                        + " again; other edges know nothing of it."
            })
    void pin(
            @Parameters(paramLabel = "USER", description = USER) String user,
            @Parameters(paramLabel = "CELL", description = "A cell, such as eu-1.") String cell,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        String id = options.users().find(user).toString();
        try (EdgeAdmin edge = options.edge()) {
            JsonNode pinned = edge.pin(id, cell);
            options.print(
                    pinned,
                    () ->
                            "%s is sent to %s first, by the edge at %s only, until user unpin or its next start.%n"
                                    .formatted(user, pinned.path("cell").asText(), edge.address()));
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Ends what user pin began, on the one edge of this platform.")
    void unpin(
            @Parameters(paramLabel = "USER", description = USER) String user,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        String id = options.users().find(user).toString();
        try (EdgeAdmin edge = options.edge()) {
            boolean wasPinned = edge.unpin(id);
            options.print(
                    JsonNodeFactory.instance.objectNode().put("wasPinned", wasPinned),
                    () ->
                            "%s %s pinned, at the edge at %s.%n"
                                    .formatted(
                                            user,
                                            wasPinned ? "is no longer" : "was not",
                                            edge.address()));
        }
    }

    private static JsonNode json(
            JsonNode home,
            Optional<JsonNode> atEdge,
            Optional<JsonNode> override,
            List<JsonNode> moves) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("home", home);
        answer.set("edge", atEdge.orElse(null));
        answer.set("override", override.orElse(null));
        ArrayNode all = answer.putArray("moves");
        moves.forEach(all::add);
        return answer;
    }
}

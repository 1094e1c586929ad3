package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Moves one user to another cell, and shows how far that is.
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        description = {
            "Moves a user to another cell while they type, and shows how far that is.",
            "Ctrl-C ends only the showing: moves show follows it up, moves abort gives it up."
        })
final class MoveUserCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    @Mixin private OperatorOptions options = new OperatorOptions();
    @Mixin private WishOptions wish = new WishOptions();

    @Parameters(paramLabel = "USER", description = UserCommand.USER)
    private String user = "";

    @Parameters(paramLabel = "CELL", description = "The cell where they shall live.")
    private String cell = "";

    @Option(
            names = "--override",
            description = "Let the user leave their region, or a tenant's cell.")
    private boolean override;

    @Option(names = "--dry-run", description = "Change nothing; say whether the move may be.")
    private boolean dryRun;

    @Option(names = "--detach", description = "Plan the move, and return at once.")
    private boolean detach;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String id = options.users().find(user).toString();
        try (Topology topology = options.topology()) {
            JsonNode answer =
                    topology.post(
                            "/moves",
                            wish.body(
                                    Map.of(
                                            "userId", id,
                                            "target", cell,
                                            "override", override,
                                            "dryRun", dryRun)));
            if (dryRun) {
                options.print(answer, () -> possible(answer));
                return ExitCodes.OK;
            }
            if (detach) {
                options.print(answer, () -> planned(answer) + System.lineSeparator());
                return ExitCodes.OK;
            }
            options.say(planned(answer));
            JsonNode ended = follow(topology, "/moves/" + answer.path("id").asText());
            options.print(ended, () -> MoveText.ended(ended, user));
            return isActive(ended) ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private JsonNode follow(Topology topology, String path) throws InterruptedException {
        if (options.isJson()) {
            return Patience.until(
                    LOOK_EVERY,
                    () -> topology.get(path),
                    _ -> {},
                    () -> {},
                    MoveUserCommand::hasEnded);
        }
        ProgressDisplay display = ProgressDisplay.on(options.out(), Duration.ZERO);
        try {
            return Patience.until(
                    LOOK_EVERY,
                    () -> topology.get(path),
                    move -> display.show(MoveText.done(move), MoveText.progress(move)),
                    display::away,
                    MoveUserCommand::hasEnded);
        } finally {
            display.end();
        }
    }

    private static boolean hasEnded(JsonNode move) {
        return isActive(move) || move.path("state").asText().equals("aborted");
    }

    private static boolean isActive(JsonNode move) {
        return move.path("state").asText().equals("active");
    }

    private String possible(JsonNode answer) {
        return "%s may move from %s to %s. Nothing was changed.%n"
                .formatted(user, answer.path("from").asText(), answer.path("target").asText());
    }

    private String planned(JsonNode move) {
        return "Move %s: %s from %s to %s"
                .formatted(
                        move.path("id").asText(),
                        user,
                        move.path("from").asText(),
                        move.path("target").asText());
    }
}

package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.io.Console;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Erases one user everywhere, and shows how far that is.
@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = {
            "Deletes a user everywhere, for good, and shows how far that is and the receipt.",
            "It cannot be taken back. Ctrl-C ends only the showing; asked again, it goes on with the"
                    + " same erasure."
        })
final class EraseUserCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    @Mixin private OperatorOptions options = new OperatorOptions();
    @Mixin private WishOptions wish = new WishOptions();

    @Parameters(paramLabel = "USER", description = UserCommand.USER)
    private String user = "";

    @Option(names = "--dry-run", description = "Change nothing; say what there is to do.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Do not ask whether that is meant.")
    private boolean yes;

    @Option(names = "--detach", description = "Ask for it, and return at once.")
    private boolean detach;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String id = options.users().find(user).toString();
        try (Topology topology = options.topology()) {
            JsonNode preview =
                    topology.post("/erasures", wish.body(Map.of("userId", id, "dryRun", true)));
            if (dryRun) {
                options.print(preview, () -> ErasureText.preview(user, preview));
                return ExitCodes.OK;
            }
            confirm(preview, id);
            JsonNode asked =
                    topology.post("/erasures", wish.body(Map.of("userId", id, "dryRun", false)));
            if (detach) {
                options.print(
                        asked.path("receipt"),
                        () -> ErasureText.asked(asked) + System.lineSeparator());
                return ExitCodes.OK;
            }
            options.say(ErasureText.asked(asked));
            JsonNode receipt =
                    follow(topology, "/erasures/" + asked.path("id").asText() + "/receipt");
            options.print(receipt, () -> ErasureText.receipt(receipt));
            return ExitCodes.OK;
        }
    }

    /// A script says `--yes`; a person types the user's name once more.
    private void confirm(JsonNode preview, String id) {
        if (yes) {
            return;
        }
        Console console = ProgressDisplay.terminal().orElseThrow(EraseUserCommand::notMeant);
        options.say(ErasureText.preview(user, preview).stripTrailing());
        options.say("This cannot be taken back. Type " + user + " to erase them:");
        String typed = String.valueOf(console.readLine()).strip();
        if (!typed.equals(user) && !typed.equals(id)) {
            throw notMeant();
        }
    }

    private static CommandFailed notMeant() {
        return new CommandFailed(
                ExitCodes.REFUSED,
                "nothing was erased: type the user's name when you are asked, or say --yes");
    }

    private JsonNode follow(Topology topology, String path) throws InterruptedException {
        if (options.isJson()) {
            return Patience.until(
                    LOOK_EVERY, () -> topology.get(path), _ -> {}, () -> {}, ErasureText::isDone);
        }
        ProgressDisplay display = ProgressDisplay.on(options.out(), BETWEEN_LINES);
        try {
            return Patience.until(
                    LOOK_EVERY,
                    () -> topology.get(path),
                    receipt ->
                            display.show(ErasureText.done(receipt), ErasureText.progress(receipt)),
                    display::away,
                    ErasureText::isDone);
        } finally {
            display.end();
        }
    }
}

package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Brings a release into all cells, one of them first.
@Command(
        name = "rollout",
        mixinStandardHelpOptions = true,
        description =
                "Rolls a release out: one cell first, and the others when it has done well there.",
        synopsisSubcommandLabel = "COMMAND")
final class RolloutCommand implements Callable<Integer> {

    private static final String ROLLOUTS = "/rollouts";

    @Spec private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        command.commandLine().usage(command.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            description = {
                "Begins a rollout, and restarts the cells when it is their turn.",
                "Ctrl-C ends only the restarting; cell rollout continue goes on."
            })
    int start(
            @Option(
                            names = "--release",
                            paramLabel = "RELEASE",
                            required = true,
                            description = "What is rolled out, such as 1.0.0+3f2a9c1.")
                    String release,
            @Option(
                            names = "--canary",
                            paramLabel = "CELL",
                            description =
                                    "Which cell takes it first. By default the one with the fewest users of"
                                            + " those that are for everybody.")
                    @Nullable String canary,
            @Option(
                            names = "--soak",
                            paramLabel = "TIME",
                            defaultValue = "10m",
                            converter = TimeConverter.class,
                            description =
                                    "How long the canary must do well, such as 30s, 10m or 2h (default:"
                                            + " ${DEFAULT-VALUE}).")
                    Duration soak,
            @Option(
                            names = "--dry-run",
                            description = "Change nothing; say which cell would be first.")
                    boolean dryRun,
            @Option(names = "--detach", description = "Begin, restart nobody, and return.")
                    boolean detach,
            @Mixin WishOptions wish,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        Map<String, Object> body = new HashMap<>();
        body.put("release", release);
        body.put("soakSeconds", soak.toSeconds());
        body.put("dryRun", dryRun);
        if (canary != null) {
            body.put("canary", canary);
        }
        try (Topology topology = options.topology()) {
            JsonNode begun = topology.post(ROLLOUTS, wish.body(body));
            if (dryRun || detach) {
                options.print(begun, () -> RolloutText.begun(begun));
                return ExitCodes.OK;
            }
            options.say(RolloutText.begun(begun).stripTrailing());
            return new FollowRollout(options, topology).toTheEnd(begun);
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows the latest rollout, how far each cell is, and its history.")
    void show(@Mixin OperatorOptions options) throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode rollout = topology.get(path(latest(topology)));
            options.print(rollout, () -> RolloutText.show(rollout));
        }
    }

    @Command(
            name = "continue",
            mixinStandardHelpOptions = true,
            description = {
                "Has the latest rollout go on, and restarts the cells when it is their turn.",
                "A halted one begins anew with its canary. With --now the soak of one that is not halted ends"
                        + " at once."
            })
    int goOn(
            @Option(names = "--now", description = "Let all cells take it at once.") boolean now,
            @Option(names = "--detach", description = "Restart nobody, and return.") boolean detach,
            @Mixin WishOptions wish,
            @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode known = latest(topology);
            boolean isHalted = known.path("state").asText().equals("halted");
            JsonNode rollout =
                    isHalted || now ? topology.post(path(known) + "/continue", wish.body()) : known;
            if (detach) {
                options.print(rollout, () -> RolloutText.line(rollout));
                return ExitCodes.OK;
            }
            return new FollowRollout(options, topology).toTheEnd(rollout);
        }
    }

    @Command(
            name = "halt",
            mixinStandardHelpOptions = true,
            description = "Lets no further cell take the release of the latest rollout.")
    void halt(@Mixin WishOptions wish, @Mixin OperatorOptions options)
            throws IOException, InterruptedException {
        try (Topology topology = options.topology()) {
            JsonNode halted = topology.post(path(latest(topology)) + "/halt", wish.body());
            options.print(halted, () -> RolloutText.line(halted));
        }
    }

    private static JsonNode latest(Topology topology) throws InterruptedException {
        JsonNode all = topology.get(ROLLOUTS).path("rollouts");
        if (all.isEmpty()) {
            throw new CommandFailed(ExitCodes.USAGE, "no release was ever rolled out");
        }
        return all.get(0);
    }

    static String path(JsonNode rollout) {
        return ROLLOUTS + "/" + Paths.segment(rollout.path("id").asText());
    }

    /// A time as people write it: a number, and `s`, `m` or `h`.
    static final class TimeConverter implements ITypeConverter<Duration> {

        private static final long MAX_SECONDS = Duration.ofDays(7).toSeconds();

        @Override
        public Duration convert(String text) {
            String digits = text.isEmpty() ? "" : text.substring(0, text.length() - 1);
            if (!text.matches("[0-9]{1,6}[smh]")) {
                throw wrong(text);
            }
            Duration time =
                    switch (text.charAt(text.length() - 1)) {
                        case 's' -> Duration.ofSeconds(Long.parseLong(digits));
                        case 'm' -> Duration.ofMinutes(Long.parseLong(digits));
                        default -> Duration.ofHours(Long.parseLong(digits));
                    };
            if (time.toSeconds() > MAX_SECONDS) {
                throw wrong(text);
            }
            return time;
        }

        private static TypeConversionException wrong(String text) {
            return new TypeConversionException(
                    "'%s' is no time such as 30s, 10m or 2h, of at most 7 days".formatted(text));
        }
    }
}

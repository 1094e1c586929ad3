package io.typogram.local.operators;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.kernel.identity.CellId;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.command.PartRequest;
import io.typogram.local.command.RunningPlatform;
import io.typogram.local.demo.Api;
import io.typogram.local.platform.CellRoster;
import io.typogram.local.platform.PlannedCell;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.server.PulsarSubscriptions;
import io.typogram.local.supervision.Requests.Verb;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Takes a drained cell out of use and ends its servers. Every step may be done again, so a command that was
/// interrupted is given again and goes on.
@Command(
        name = "retire",
        mixinStandardHelpOptions = true,
        description = {
            "Takes a drained cell out of use, for good, and ends its servers.",
            "Refused while users' copies wait there to be cleared away. Interrupted anywhere, the same"
                    + " command goes on. The cell's data folder stays until up --fresh or down --fresh."
        })
final class RetireCellCommand implements Callable<Integer> {

    /// What nobody writes to is told in moments, unless the broker is away.
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(60);

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private OperatorOptions options = new OperatorOptions();
    @Mixin private WishOptions wish = new WishOptions();

    @Parameters(paramLabel = "NAME", description = "A drained cell, such as eu-1.")
    private String name = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        CellId id = id();
        try (Topology topology = options.topology()) {
            JsonNode cell = topology.get(CellCommand.path(name)).path("cell");
            if (cell.path("state").asText().equals("drained")) {
                awaitTold(cell);
            }
            JsonNode retired =
                    topology.put(
                            CellCommand.path(name) + "/state",
                            wish.body(Map.of("state", "retired")));
            CellRoster roster = CellRoster.of(options.home().home());
            Optional<PlannedCell> kept = roster.find(id);
            if (kept.isPresent()) {
                end(kept.get());
                roster.retire(id);
            }
            options.print(retired, () -> CellText.line(retired) + kept());
            return ExitCodes.OK;
        }
    }

    private void end(PlannedCell cell) throws IOException, InterruptedException {
        options.say(name + " is retired; its servers are being ended.");
        PlatformPlan plan = RunningPlatform.plan(options.home().home());
        PartRequest.make(options.home(), Verb.SHRINK, name, _ -> {});
        new PulsarSubscriptions(plan.pulsarAddress(cell)).delete(name);
    }

    private String kept() {
        Path data = options.home().home().data();
        return "Its data stays in %s until up --fresh or down --fresh.%n"
                .formatted(data.resolve("postgres-" + name));
    }

    /// Waits until the cell has told the others of all that happened there: what stands in its outbox when
    /// it ends is never told.
    private void awaitTold(JsonNode cell) throws InterruptedException {
        long begin = System.nanoTime();
        OptionalLong waiting = waiting(cell);
        while (waiting.isEmpty() || waiting.getAsLong() > 0) {
            if (System.nanoTime() - begin > TOLD_WITHIN.toNanos() || waiting.isEmpty()) {
                throw new CommandFailed(ExitCodes.UNAVAILABLE, untold(waiting));
            }
            Thread.sleep(LOOK_EVERY);
            waiting = waiting(cell);
        }
    }

    private String untold(OptionalLong waiting) {
        return waiting.isPresent()
                ? "%d events of %s are not told to the other cells yet: see ./typogram status, whether the broker is there, and give the same command again"
                        .formatted(waiting.getAsLong(), name)
                : "no node of %s says whether all of its events are told: start it (./typogram restart cell-%s), and give the same command again"
                        .formatted(name, name);
    }

    /// How many events wait in the cell's outbox, as the first node says that answers.
    private static OptionalLong waiting(JsonNode cell) throws InterruptedException {
        for (JsonNode node : cell.path("nodes")) {
            try (Api api = new Api(node.asText())) {
                for (JsonNode check : api.get("/health/ready", Map.of()).body().path("checks")) {
                    if (check.path("name").asText().equals("outbox")) {
                        return OptionalLong.of(check.at("/data/waiting").asLong());
                    }
                }
            } catch (IOException away) {
                // Another node of the cell may answer.
            }
        }
        return OptionalLong.empty();
    }

    private CellId id() {
        try {
            return new CellId(name);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(
                    command.commandLine(),
                    "'%s' is no name of a cell, which is such as eu-1".formatted(name));
        }
    }
}

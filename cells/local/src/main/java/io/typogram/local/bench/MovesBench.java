package io.typogram.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.command.HomeOption;
import io.typogram.local.demo.Api;
import io.typogram.local.demo.Registrar;
import io.typogram.local.platform.AccessTokens;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.platform.Secrets;
import io.typogram.local.supervision.PlatformState;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How long a player with many results waits while they are moved to another cell, and whether they see
/// an error or lose anything.
@Command(
        name = "moves",
        mixinStandardHelpOptions = true,
        description = "The pause of a player with many results who is moved between cells.")
public final class MovesBench implements Callable<Integer> {

    private static final int MAX_RESULTS = 50_000;
    private static final int MAX_MOVES = 1_000;
    private static final int MAX_RATE = 100;
    private static final String ACCOUNT = "/api/v1/account";

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();

    @Option(
            names = "--results",
            paramLabel = "N",
            defaultValue = "10000",
            description = "How many results the player has (default: ${DEFAULT-VALUE}).")
    private int results;

    @Option(
            names = "--moves",
            paramLabel = "N",
            defaultValue = "50",
            description = "How often they are moved (default: ${DEFAULT-VALUE}).")
    private int moves;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "How many runs a second they send meanwhile; with 0 they only read"
                            + " (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--player",
            paramLabel = "NAME",
            description =
                    "A player of an earlier call, who has results already (default: a new one).")
    private String username = "";

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require("--results", results, 1, MAX_RESULTS);
        require("--moves", moves, 1, MAX_MOVES);
        require("--rate", rate, 0, MAX_RATE);
        PlatformState platform = home.requireUp();
        Secrets secrets = Secrets.of(home.home());
        try (Api edge = new Api(platform.address(PlatformPlan.EDGE));
                Operator operator =
                        new Operator(
                                platform.address(PlatformPlan.TOPOLOGY),
                                secrets.internalSecret())) {
            MovesReport report = measure(edge, operator, newcomer(platform, secrets));
            report.print(command.commandLine().getOut(), json);
            return report.isGood() ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    /// Registers the player, and answers how one thread signs them in.
    private SignIn newcomer(PlatformState platform, Secrets secrets)
            throws IOException, InterruptedException {
        String keycloak = platform.address(PlatformPlan.KEYCLOAK);
        String name =
                username.isEmpty() ? "bench-moves-" + Instant.now().getEpochSecond() : username;
        try (Registrar registrar =
                new Registrar(keycloak, secrets.keycloakAdministratorPassword())) {
            registrar.register(List.of(name));
        }
        AccessTokens tokens = new AccessTokens(keycloak);
        say("the player is " + name);
        return edge -> BenchPlayer.signIn(edge, tokens, name, "eu");
    }

    private interface SignIn {
        BenchPlayer to(Api edge) throws IOException, InterruptedException;
    }

    private MovesReport measure(Api edge, Operator operator, SignIn signIn)
            throws IOException, InterruptedException {
        BenchPlayer player = signIn.to(edge);
        JsonNode account = player.now().get(ACCOUNT).orFail("an account").body();
        var all = new ManyResults(player);
        long begin = System.nanoTime();
        Set<UUID> acknowledged = new HashSet<>(fill(all));
        double filledSeconds = Figures.tenths((System.nanoTime() - begin) / 1e9);
        int had = acknowledged.size();
        say("they have %,d results after %.0f s".formatted(had, filledSeconds));

        var client = new PatientClient();
        var moving = new AtomicBoolean(true);
        List<OneMove> moved;
        PlayingClient.Played played;
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<PlayingClient.Played> playing =
                    thread.submit(
                            new PlayingClient(List.of(signIn.to(edge)), client, rate, moving::get));
            try {
                moved = move(operator, account);
            } finally {
                moving.set(false);
            }
            played = playing.get();
        } catch (ExecutionException failed) {
            throw new IOException("the client failed", failed.getCause());
        }

        acknowledged.addAll(played.acknowledged());
        Set<UUID> missing = new HashSet<>(acknowledged);
        missing.removeAll(all.read());
        int firstCopies = account.path("home").path("epoch").asInt() == 1 ? 1 : 0;
        return new MovesReport(
                had,
                filledSeconds,
                rate,
                moved.subList(0, firstCopies),
                moved.subList(firstCopies, moved.size()),
                client.tally(),
                acknowledged.size(),
                missing.size() + played.unread());
    }

    private Set<UUID> fill(ManyResults player) throws IOException, InterruptedException {
        Set<UUID> there = player.read();
        there.addAll(player.add(Math.max(0, results - there.size())));
        return there;
    }

    private List<OneMove> move(Operator operator, JsonNode account)
            throws IOException, InterruptedException {
        String userId = account.path("userId").asText();
        String first = account.path("home").path("cell").asText();
        String second =
                operator.activeCells().stream()
                        .filter(cell -> !cell.equals(first))
                        .findFirst()
                        .orElseThrow(() ->
                                new CommandFailed(
                                        ExitCodes.FAILED, "there is no other active cell"));
        List<OneMove> moved = new ArrayList<>();
        String here = first;
        for (int move = 0; move < moves; move++) {
            String there = here.equals(first) ? second : first;
            OneMove done = operator.move(userId, there);
            moved.add(done);
            here = done.arrived() ? there : here;
        }
        return moved;
    }

    private void say(String line) {
        if (!json) {
            command.commandLine().getOut().println(line);
            command.commandLine().getOut().flush();
        }
    }

    private void require(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), option + " is a number from " + min + " to " + max);
        }
    }
}

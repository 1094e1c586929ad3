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
import java.time.Duration;
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
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How many users a second leave a cell that is drained while some of them play, and whether anybody sees
/// an error or loses anything. Locally the only other cell is in another region, so the drain may leave
/// the region.
@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        description = "Users moved per second when a cell is drained while they play.")
public final class DrainBench implements Callable<Integer> {

    private static final int MAX_USERS = 10_000;
    private static final int MAX_RUNS = 100;
    private static final int MAX_CLIENTS = 64;
    private static final int AT_ONCE = 6;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration DRAINED_WITHIN = Duration.ofHours(1);
    private static final String CELL = "eu-1";
    private static final String REGION = "eu";

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "500",
            description =
                    "How many users are made, besides those who live there"
                            + " (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many results each of them has (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "10",
            description =
                    "How many of them play meanwhile, a run a second each"
                            + " (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    /// A player, and the runs that the server has acknowledged.
    private record Member(BenchPlayer player, Set<UUID> acknowledged) {}

    /// How a drain ended.
    private record Drained(JsonNode progress, double seconds) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        require("--users", users, MAX_USERS);
        require("--runs", runs, MAX_RUNS);
        require("--clients", clients, Math.min(users, MAX_CLIENTS));
        PlatformState platform = home.requireUp();
        Secrets secrets = Secrets.of(home.home());
        try (Api edge = new Api(platform.address(PlatformPlan.EDGE));
                Operator operator =
                        new Operator(
                                platform.address(PlatformPlan.TOPOLOGY), secrets.internalSecret());
                ExecutorService threads = Executors.newFixedThreadPool(MAX_CLIENTS)) {
            if (!operator.activeCells().contains(CELL)) {
                throw new CommandFailed(ExitCodes.FAILED, CELL + " is not active");
            }
            DrainReport report = measure(operator, members(platform, secrets, edge), threads);
            report.print(command.commandLine().getOut(), json);
            return report.isGood() ? ExitCodes.OK : ExitCodes.FAILED;
        } catch (ExecutionException failed) {
            throw new IOException("a client failed", failed.getCause());
        }
    }

    private List<Member> members(PlatformState platform, Secrets secrets, Api edge)
            throws IOException, InterruptedException, ExecutionException {
        String keycloak = platform.address(PlatformPlan.KEYCLOAK);
        String stem = "bench-drain-" + Instant.now().getEpochSecond() + "-%05d";
        List<String> usernames = IntStream.range(0, users).mapToObj(stem::formatted).toList();
        try (Registrar registrar =
                new Registrar(keycloak, secrets.keycloakAdministratorPassword())) {
            registrar.register(usernames);
        }
        AccessTokens tokens = new AccessTokens(keycloak);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Member>> coming =
                    usernames.stream()
                            .map(name -> threads.submit(() -> member(edge, tokens, name)))
                            .toList();
            List<Member> members = new ArrayList<>();
            for (Future<Member> member : coming) {
                members.add(member.get());
            }
            return members;
        }
    }

    private Member member(Api edge, AccessTokens tokens, String username)
            throws IOException, InterruptedException {
        BenchPlayer player = BenchPlayer.signIn(edge, tokens, username, REGION);
        return new Member(player, new HashSet<>(new ManyResults(player).add(runs)));
    }

    private DrainReport measure(Operator operator, List<Member> members, ExecutorService threads)
            throws IOException, InterruptedException, ExecutionException {
        var client = new PatientClient();
        var draining = new AtomicBoolean(true);
        List<Future<PlayingClient.Played>> playing =
                members.subList(0, clients).stream()
                        .map(member ->
                                threads.submit(
                                        new PlayingClient(
                                                member.player(), client, 1, draining::get)))
                        .toList();
        Drained drained;
        try {
            drained = drain(operator);
        } finally {
            draining.set(false);
        }
        int lost = 0;
        for (int number = 0; number < clients; number++) {
            PlayingClient.Played played = playing.get(number).get();
            members.get(number).acknowledged().addAll(played.acknowledged());
            lost += played.unread();
        }
        int acknowledged = 0;
        for (Member member : members) {
            acknowledged += member.acknowledged().size();
            Set<UUID> missing = new HashSet<>(member.acknowledged());
            missing.removeAll(new ManyResults(member.player()).read());
            lost += missing.size();
        }
        JsonNode progress = drained.progress();
        return new DrainReport(
                progress.path("users").asLong(),
                progress.path("moved").asLong(),
                progress.path("aborted").asLong(),
                drained.seconds(),
                clients,
                client.tally(),
                acknowledged,
                lost);
    }

    /// Empties the cell, and lets it take users again: those who have left stay where they are.
    private static Drained drain(Operator operator) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try {
            operator.drain(CELL);
            return new Drained(
                    untilEmpty(operator), Figures.tenths((System.nanoTime() - begin) / 1e9));
        } finally {
            operator.enter(CELL, "active");
        }
    }

    private static JsonNode untilEmpty(Operator operator) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + DRAINED_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            JsonNode progress = operator.drainOf(CELL);
            if (progress.hasNonNull("outcome")) {
                return progress;
            }
            if (progress.path("nowhereToGo").asBoolean()) {
                throw new CommandFailed(
                        ExitCodes.FAILED, "no other cell has room for the users of " + CELL);
            }
            Thread.sleep(LOOK_EVERY);
        }
        throw new IOException("the drain takes too long");
    }

    private void require(String option, int value, int max) {
        if (value < 1 || value > max) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), option + " is a number from 1 to " + max);
        }
    }
}

package io.typogram.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.command.HomeOption;
import io.typogram.local.demo.Api;
import io.typogram.local.demo.Registrar;
import io.typogram.local.demo.SignedInPlayer.TypedRun;
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
    private static final int AT_ONCE = 8;
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
                    "How many clients send a run a second each meanwhile, for all users in turn"
                            + " (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    /// A player, and the runs that the server had acknowledged before.
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
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            if (!operator.activeCells().contains(CELL)) {
                throw new CommandFailed(ExitCodes.FAILED, CELL + " is not active");
            }
            DrainReport report =
                    measure(operator, members(platform, secrets, edge, threads), threads);
            report.print(command.commandLine().getOut(), json);
            return report.isGood() ? ExitCodes.OK : ExitCodes.FAILED;
        } catch (ExecutionException failed) {
            throw new IOException("a client failed", failed.getCause());
        }
    }

    private List<Member> members(
            PlatformState platform, Secrets secrets, Api edge, ExecutorService threads)
            throws IOException, InterruptedException, ExecutionException {
        String keycloak = platform.address(PlatformPlan.KEYCLOAK);
        String stem = "bench-drain-" + Instant.now().getEpochSecond() + "-%05d";
        List<String> usernames = IntStream.range(0, users).mapToObj(stem::formatted).toList();
        try (Registrar registrar =
                new Registrar(keycloak, secrets.keycloakAdministratorPassword())) {
            registrar.register(usernames);
        }
        say("%,d users are registered", users);
        AccessTokens tokens = new AccessTokens(keycloak);
        List<Member> members =
                forAll(
                        threads,
                        usernames,
                        name ->
                                new Member(
                                        BenchPlayer.signIn(edge, tokens, name, REGION),
                                        new HashSet<>()));
        say("and signed in");
        for (int run = 0; run < runs; run++) {
            type(members, threads);
            say("each has typed %d of %d runs", run + 1, runs);
        }
        return members;
    }

    /// A run by each; the last ones ask for a test while the first ones' time passes.
    private static void type(List<Member> members, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        List<TypedRun> typed =
                forAll(
                        threads,
                        members,
                        member -> member.player().now().type("words", 10, "english"));
        var client = new PatientClient();
        List<UUID> kept =
                forAll(
                        threads,
                        typed,
                        run -> {
                            Duration wait = Duration.between(Instant.now(), run.endsAt());
                            if (wait.isPositive()) {
                                Thread.sleep(wait);
                            }
                            if (client.send("a run", run::submit).isEmpty()) {
                                throw new IOException(client.tally().firstError());
                            }
                            return run.resultId();
                        });
        for (int number = 0; number < kept.size(); number++) {
            members.get(number).acknowledged().add(kept.get(number));
        }
    }

    private interface Task<T, R> {
        R of(T each) throws IOException, InterruptedException;
    }

    private static <T, R> List<R> forAll(ExecutorService threads, List<T> all, Task<T, R> task)
            throws InterruptedException, ExecutionException {
        List<Future<R>> coming =
                all.stream().map(each -> threads.submit(() -> task.of(each))).toList();
        List<R> results = new ArrayList<>();
        for (Future<R> result : coming) {
            results.add(result.get());
        }
        return results;
    }

    private DrainReport measure(Operator operator, List<Member> members, ExecutorService threads)
            throws IOException, InterruptedException, ExecutionException {
        var client = new PatientClient();
        var draining = new AtomicBoolean(true);
        Drained drained;
        List<Future<PlayingClient.Played>> playing = new ArrayList<>();
        try (ExecutorService players = Executors.newFixedThreadPool(clients)) {
            for (int number = 0; number < clients; number++) {
                playing.add(
                        players.submit(
                                new PlayingClient(
                                        share(members, number), client, 1, draining::get)));
            }
            try {
                drained = drain(operator);
            } finally {
                draining.set(false);
            }
        }
        Set<UUID> acknowledged = new HashSet<>();
        int lost = 0;
        for (Future<PlayingClient.Played> one : playing) {
            acknowledged.addAll(one.get().acknowledged());
            lost += one.get().unread();
        }
        members.forEach(member -> acknowledged.addAll(member.acknowledged()));
        Set<UUID> missing = new HashSet<>(acknowledged);
        forAll(threads, members, member -> new ManyResults(member.player()).read())
                .forEach(missing::removeAll);
        JsonNode progress = drained.progress();
        return new DrainReport(
                progress.path("users").asLong(),
                progress.path("moved").asLong(),
                progress.path("aborted").asLong(),
                drained.seconds(),
                clients,
                client.tally(),
                acknowledged.size(),
                lost + missing.size());
    }

    /// Those for whom one client types: nobody is in two shares.
    private List<BenchPlayer> share(List<Member> members, int client) {
        return IntStream.range(0, members.size())
                .filter(number -> number % clients == client)
                .mapToObj(number -> members.get(number).player())
                .toList();
    }

    private void say(String line, Object... values) {
        if (!json) {
            command.commandLine().getOut().printf(line + "%n", values);
            command.commandLine().getOut().flush();
        }
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

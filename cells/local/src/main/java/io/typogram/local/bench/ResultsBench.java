package io.typogram.local.bench;

import io.typogram.local.command.ExitCodes;
import io.typogram.local.command.HomeOption;
import io.typogram.local.demo.Api;
import io.typogram.local.demo.Api.Answer;
import io.typogram.local.demo.Registrar;
import io.typogram.local.demo.SignedInPlayer;
import io.typogram.local.demo.SignedInPlayer.TypedRun;
import io.typogram.local.platform.AccessTokens;
import io.typogram.local.platform.PlatformPlan;
import io.typogram.local.platform.Secrets;
import io.typogram.local.supervision.PlatformState;
import io.typogram.typists.Typist;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How many results a second the platform takes, from the edge to the commit in the player's home.
///
/// The runs are of half a minute unless something else is asked for, by people of all speeds. Clients send as soon as their last run was answered (a closed loop), so the times are those of a
/// platform that is as busy as these clients can make it, unless a rate is asked for. Everything, the clients too, shares the
/// machine.
@Command(
        name = "results",
        mixinStandardHelpOptions = true,
        description = "Results submitted per second, end to end, with p50, p95 and p99.")
public final class ResultsBench implements Callable<Integer> {

    private static final int MAX_RESULTS = 200_000;
    private static final int MAX_CLIENTS = 256;
    private static final int MAX_RATE = 10_000;

    /// Runs are typed ahead, so that only their submission is measured, and no more than fit into memory.
    private static final int AHEAD = 4_000;

    private static final int PLAYERS = 64;
    private static final double SLOWEST_WPM = 40;
    private static final double WPM_STEP = 2;
    private static final int MAX_SECONDS = 60;
    private static final long NANOS_A_SECOND = 1_000_000_000;

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();

    @Option(
            names = "--results",
            paramLabel = "N",
            defaultValue = "4000",
            description = "How many results are measured (default: ${DEFAULT-VALUE}).")
    private int results;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many are sent before, not measured (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many send at once (default: ${DEFAULT-VALUE}).")
    private int clients;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long each was typed (default: ${DEFAULT-VALUE}).")
    private int lengthSeconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many a second; 0, the default, sends as fast as is answered.")
    private int rate;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        require("--results", results, MAX_RESULTS);
        require("--warm-up", warmUp, MAX_RESULTS);
        require("--clients", clients, MAX_CLIENTS);
        require("--seconds", lengthSeconds, MAX_SECONDS);
        if (rate < 0 || rate > MAX_RATE) {
            throw refused("--rate", 0, MAX_RATE);
        }
        PlatformState platform = home.requireUp();
        try (Api edge = new Api(platform.address(PlatformPlan.EDGE))) {
            List<SignedInPlayer> players = players(platform, edge);
            measure(platform, players, warmUp);
            ResultsReport report = measure(platform, players, results);
            report.print(command.commandLine().getOut(), json);
            return report.errors() == 0 ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }

    private List<SignedInPlayer> players(PlatformState platform, Api edge)
            throws IOException, InterruptedException {
        String keycloak = platform.address(PlatformPlan.KEYCLOAK);
        List<String> usernames =
                IntStream.range(0, PLAYERS).mapToObj("bench-%03d"::formatted).toList();
        try (Registrar registrar =
                new Registrar(keycloak, Secrets.of(home.home()).keycloakAdministratorPassword())) {
            registrar.register(usernames);
        }
        AccessTokens tokens = new AccessTokens(keycloak);
        List<SignedInPlayer> players = new ArrayList<>();
        for (int number = 0; number < PLAYERS; number++) {
            players.add(
                    SignedInPlayer.signIn(
                            edge,
                            tokens,
                            usernames.get(number),
                            number % 2 == 0 ? "eu" : "us",
                            Typist.of(number, SLOWEST_WPM + number * WPM_STEP)));
        }
        return players;
    }

    /// Runs that wait to be sent, of all players in turn, none before its time has passed.
    private Typed typed(List<SignedInPlayer> players, int count)
            throws IOException, InterruptedException {
        ConcurrentLinkedQueue<TypedRun> runs = new ConcurrentLinkedQueue<>();
        List<Long> issueNanos = new ArrayList<>(count);
        Instant latest = Instant.MIN;
        for (int run = 0; run < count; run++) {
            SignedInPlayer player = players.get(run % players.size());
            long begin = System.nanoTime();
            Answer issued = player.askForTest("time", lengthSeconds, "english").orFail("a test");
            issueNanos.add(System.nanoTime() - begin);
            TypedRun typed = player.typed(issued);
            latest = typed.endsAt().isAfter(latest) ? typed.endsAt() : latest;
            runs.add(typed);
        }
        Duration wait = Duration.between(Instant.now(), latest);
        if (wait.isPositive()) {
            Thread.sleep(wait);
        }
        return new Typed(runs, issueNanos);
    }

    private ResultsReport measure(PlatformState platform, List<SignedInPlayer> players, int count)
            throws IOException, InterruptedException {
        List<Long> issueNanos = new ArrayList<>(count);
        List<Long> nanos = new ArrayList<>(count);
        int errors = 0;
        double seconds = 0;
        Map<String, ProcessorTime> used = new LinkedHashMap<>();
        for (int left = count; left > 0; left -= AHEAD) {
            Typed typed = typed(players, Math.min(AHEAD, left));
            ServersTime before = ServersTime.of(platform);
            Round round = send(typed.runs());
            ServersTime.of(platform)
                    .since(before)
                    .forEach((server, time) -> used.merge(server, time, ProcessorTime::plus));
            issueNanos.addAll(typed.issueNanos());
            nanos.addAll(round.nanos());
            errors += round.errors();
            seconds += round.seconds();
        }
        return ResultsReport.of(clients, issueNanos, nanos, errors, seconds, used);
    }

    private Round send(ConcurrentLinkedQueue<TypedRun> runs)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Turn turn = new Turn(begin, rate);
        List<Future<ClientTimes>> ends = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
            for (int client = 0; client < clients; client++) {
                ends.add(executor.submit(() -> sendOneByOne(runs, turn)));
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        List<Long> nanos = new ArrayList<>();
        int errors = 0;
        for (Future<ClientTimes> end : ends) {
            try {
                nanos.addAll(end.get().nanos());
                errors += end.get().errors();
            } catch (ExecutionException failed) {
                throw new IOException("a client failed", failed.getCause());
            }
        }
        return new Round(nanos, errors, seconds);
    }

    private static ClientTimes sendOneByOne(ConcurrentLinkedQueue<TypedRun> runs, Turn turn)
            throws IOException, InterruptedException {
        List<Long> nanos = new ArrayList<>();
        int errors = 0;
        for (TypedRun run = runs.poll(); run != null; run = runs.poll()) {
            long due = turn.next();
            errors += run.submit().isError() ? 1 : 0;
            nanos.add(System.nanoTime() - due);
        }
        return new ClientTimes(nanos, errors);
    }

    /// When the next run is to be sent. At a rate, a run whose turn came while all clients waited for an answer has
    /// waited too: its time counts from then.
    private record Turn(long begin, int rate, AtomicLong taken) {

        Turn(long begin, int rate) {
            this(begin, rate, new AtomicLong());
        }

        long next() throws InterruptedException {
            if (rate == 0) {
                return System.nanoTime();
            }
            long due = begin + taken.getAndIncrement() * NANOS_A_SECOND / rate;
            Duration wait = Duration.ofNanos(due - System.nanoTime());
            if (wait.isPositive()) {
                Thread.sleep(wait);
            }
            return due;
        }
    }

    private record Typed(ConcurrentLinkedQueue<TypedRun> runs, List<Long> issueNanos) {}

    private void require(String option, int value, int max) {
        if (value < 1 || value > max) {
            throw refused(option, 1, max);
        }
    }

    private CommandLine.ParameterException refused(String option, int min, int max) {
        return new CommandLine.ParameterException(
                command.commandLine(), "%s is a number from %d to %d".formatted(option, min, max));
    }

    private record ClientTimes(List<Long> nanos, int errors) {}

    private record Round(List<Long> nanos, int errors, double seconds) {}
}

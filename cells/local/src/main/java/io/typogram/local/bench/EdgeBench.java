package io.typogram.local.bench;

import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.command.HomeOption;
import io.typogram.local.platform.Checkout;
import io.typogram.local.platform.Ports;
import io.typogram.local.server.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What the edge costs, beside nginx and HAProxy doing the same.
///
/// Each proxy has one core to itself, in turn; the backend and the clients share the other. The
/// platform need not be up: topology is stood in for, and the backend is the same for all.
@Command(
        name = "edge",
        mixinStandardHelpOptions = true,
        description =
                "Processor time a request, requests per second, p50 and p99: direct, nginx, HAProxy"
                        + " and the edge. The platform need not be up.")
public final class EdgeBench implements Callable<Integer> {

    static final int MAX_ROUNDS = 20;
    static final int MAX_SECONDS = 60;
    static final int MAX_WARM_UP_SECONDS = 120;
    static final int MAX_PER_SECOND = 50_000;
    private static final int CORES = 2;
    private static final int CONNECTIONS = 64;

    /// The run at a fixed rate begins while the connections of the one before still end.
    private static final int CLIENTS_AT_MOST = 512;

    private static final int BODY_BYTES = 1024;
    private static final double MICROS_A_MILLI = 1e3;

    /// Enough for a proxy that is compiled already.
    private static final int NATIVE_WARM_UP_SECONDS = 1;

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each is measured, in turn (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How long each time (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description =
                    "How long the edge is loaded before it is measured (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "5000",
            description =
                    "Requests per second of the run at a fixed rate (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--requests",
            paramLabel = "KIND",
            defaultValue = "BOTH",
            description = "GET, POST or BOTH in turn (default: ${DEFAULT-VALUE}).")
    private Requests requests = Requests.BOTH;

    @Option(
            names = "--websocket",
            description =
                    "Measure WebSockets instead: the memory of idle ones, and what is added to the"
                            + " time of messages.")
    private boolean webSocket;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "Measure these only: ${COMPLETION-CANDIDATES}.")
    private List<Contestant> only = List.of();

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Added to every port.")
    private int portOffset;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    /// Which requests are sent.
    private enum Requests {
        GET,
        POST,
        BOTH;

        boolean gets() {
            return this != POST;
        }

        boolean posts() {
            return this != GET;
        }
    }

    /// One run of wrk, with the processor time that the proxy used meanwhile.
    private record Measured(WrkRun wrk, ProcessorTime used, Latencies steady) {

        double cpuMicros() {
            return (double) used.micros() / wrk.requests();
        }

        double systemMicros() {
            return (double) used.systemMicros() / wrk.requests();
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        require("--rounds", rounds, MAX_ROUNDS);
        require("--seconds", seconds, MAX_SECONDS);
        require("--warm-up", warmUp, MAX_WARM_UP_SECONDS);
        require("--rate", rate, MAX_PER_SECOND);
        Ports ports = ports();
        BenchTools tools = BenchTools.find();
        requireCores();
        Path folder = home.home().run().resolve("bench-edge");
        Trees.delete(folder);
        Files.createDirectories(folder);
        BenchPlayers players = BenchPlayers.madeUp(Instant.now());
        String body = body();
        keepToLoadCore(tools);
        if (webSocket) {
            new WebSocketBench(tools, ports, folder, edgeProgram(), players, this::say)
                    .run(contestants(), rounds, seconds)
                    .print(command.commandLine().getOut(), json);
            return ExitCodes.OK;
        }
        try (Stage stage = new Stage(tools, ports, folder, edgeProgram(), CLIENTS_AT_MOST)) {
            stage.startBackend(body);
            for (Contestant proxy : proxies()) {
                stage.startProxy(proxy, players);
            }
            Path script = script(folder, body, players);
            EdgeReport report = new EdgeReport(measure(tools, stage, script, players, body), rate);
            report.print(command.commandLine().getOut(), json);
        }
        return ExitCodes.OK;
    }

    private Map<Contestant, ProxyFigures> measure(
            BenchTools tools, Stage stage, Path script, BenchPlayers players, String body)
            throws IOException, InterruptedException {
        SteadyLoad steady = new SteadyLoad(rawRequests(players, body), CONNECTIONS, rate);
        for (Contestant contestant : contestants()) {
            int warm = contestant == Contestant.EDGE ? warmUp : NATIVE_WARM_UP_SECONDS;
            say("%s warms up for %d s".formatted(contestant.title(), warm));
            wrk(tools, stage, script, contestant, warm);
            Latencies _ = steady.run(stage.port(contestant), NATIVE_WARM_UP_SECONDS);
        }
        Map<Contestant, List<Measured>> measured = new EnumMap<>(Contestant.class);
        List<Contestant> order = new ArrayList<>(contestants());
        for (int round = 1; round <= rounds; round++) {
            for (Contestant contestant : order) {
                Measured one = measureOnce(tools, stage, script, steady, contestant);
                say(
                        "round %d, %s: %.1f us of CPU a request, %.0f requests/s"
                                .formatted(
                                        round,
                                        contestant.title(),
                                        one.cpuMicros(),
                                        one.wrk().requestsPerSecond()));
                measured.computeIfAbsent(contestant, _ -> new ArrayList<>()).add(one);
            }
            // Whoever came first comes last in the next round.
            Collections.rotate(order, -1);
        }
        Map<Contestant, ProxyFigures> figures = new LinkedHashMap<>();
        measured.forEach((contestant, all) -> figures.put(contestant, figures(all)));
        return figures;
    }

    private Measured measureOnce(
            BenchTools tools, Stage stage, Path script, SteadyLoad steady, Contestant contestant)
            throws IOException, InterruptedException {
        BenchProcess process = stage.process(contestant);
        ProcessorTime before = ProcessorTime.of(process.handle());
        WrkRun run = wrk(tools, stage, script, contestant, seconds);
        ProcessorTime used = ProcessorTime.of(process.handle()).minus(before);
        process.requireAlive();
        Latencies latencies = steady.run(stage.port(contestant), seconds);
        return new Measured(run, used, latencies);
    }

    private WrkRun wrk(
            BenchTools tools, Stage stage, Path script, Contestant contestant, int duration)
            throws IOException, InterruptedException {
        List<String> arguments =
                List.of(
                        tools.wrk().toString(),
                        "--threads",
                        "1",
                        "--connections",
                        "" + CONNECTIONS,
                        "--duration",
                        duration + "s",
                        "--latency",
                        "--script",
                        script.toString(),
                        "http://127.0.0.1:%d/".formatted(stage.port(contestant)));
        Process process =
                new ProcessBuilder(BenchProcess.onCore(tools.taskset(), Stage.LOAD_CORE, arguments))
                        .redirectErrorStream(true)
                        .start();
        try {
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int _ = process.waitFor();
            WrkRun run = WrkRun.parse(output);
            if (!run.isClean()) {
                throw new IOException(
                        "%s: %d wrong answers, %d broken connections: nothing to compare"
                                .formatted(contestant.title(), run.wrongStatuses(), run.broken()));
            }
            return run;
        } finally {
            process.destroyForcibly();
        }
    }

    private static ProxyFigures figures(List<Measured> all) {
        return new ProxyFigures(
                sample(all, Measured::cpuMicros),
                sample(all, Measured::systemMicros),
                sample(all, one -> one.wrk().requestsPerSecond()),
                sample(all, one -> one.wrk().p50Micros() / MICROS_A_MILLI),
                sample(all, one -> one.wrk().p99Micros() / MICROS_A_MILLI),
                sample(all, one -> one.steady().millis(.50)),
                sample(all, one -> one.steady().millis(.99)));
    }

    private static Sample sample(List<Measured> all, ToDoubleFunction<Measured> figure) {
        return Sample.of(all.stream().mapToDouble(figure));
    }

    private Path script(Path folder, String body, BenchPlayers players) throws IOException {
        Path tokens = folder.resolve("tokens");
        Files.write(tokens, players.tokens());
        return Templates.write(
                "load.lua",
                Map.of(
                        "tokens",
                        tokens.toString(),
                        "body",
                        body,
                        "gets",
                        "" + requests.gets(),
                        "posts",
                        "" + requests.posts()),
                folder);
    }

    /// The requests that wrk sends, byte by byte for the run at a fixed rate.
    private List<byte[]> rawRequests(BenchPlayers players, String body) {
        List<byte[]> raw = new ArrayList<>();
        for (String token : players.tokens()) {
            String common =
                    " /api/v1/bench HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\nAccept: application/json\r\n"
                            .formatted(token);
            if (requests.gets()) {
                raw.add(bytes("GET" + common + "\r\n"));
            }
            if (requests.posts()) {
                raw.add(
                        bytes(
                                "POST%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                                        .formatted(common, body.length(), body)));
            }
        }
        return raw;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// JSON of 1 KB, without anything that a configuration file would have to quote.
    private static String body() {
        String begin = "{\"text\":\"";
        String end = "\"}";
        String words = "the quick brown fox jumps over the lazy dog ".repeat(BODY_BYTES / 40);
        return begin + words.substring(0, BODY_BYTES - begin.length() - end.length()) + end;
    }

    private Path edgeProgram() {
        Path program = Checkout.find().root().resolve("router/edge/target/edge.jar");
        if (!Files.exists(program)) {
            throw new CommandFailed(
                    ExitCodes.FAILED, "typogram: the edge is not built: ./typogram up builds it");
        }
        return program;
    }

    private List<Contestant> contestants() {
        return only.isEmpty() ? List.of(Contestant.values()) : only;
    }

    private List<Contestant> proxies() {
        return contestants().stream().filter(one -> one != Contestant.DIRECT).toList();
    }

    private Ports ports() {
        try {
            return new Ports(portOffset);
        } catch (IllegalArgumentException refused) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }

    private static void requireCores() {
        if (Runtime.getRuntime().availableProcessors() < CORES) {
            throw new CommandFailed(
                    ExitCodes.FAILED,
                    "typogram: two cores are needed: one for the proxy, one for everything else");
        }
    }

    /// This program sends the load at a fixed rate, and keeps off the proxy's core.
    private static void keepToLoadCore(BenchTools tools) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                tools.taskset().toString(),
                                "-a",
                                "-c",
                                "-p",
                                "" + Stage.LOAD_CORE,
                                "" + ProcessHandle.current().pid())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException("taskset could not keep this program to one core");
        }
    }

    /// Progress, beside what is printed for programs.
    private void say(String message) {
        command.commandLine().getErr().println(message);
    }

    private void require(String option, int value, int max) {
        if (value < 1 || value > max) {
            throw new CommandLine.ParameterException(
                    command.commandLine(), option + " is a number from 1 to " + max);
        }
    }
}

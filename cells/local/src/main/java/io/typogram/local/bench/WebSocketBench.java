package io.typogram.local.bench;

import io.typogram.local.bench.WebSocketReport.Figures;
import io.typogram.local.platform.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What WebSockets cost: the memory of idle ones, and the time that is added to messages.
///
/// The clients and the server that sends everything back live in this process, on the core that
/// the proxies do not have.
final class WebSocketBench {

    private static final int IDLE = 10_000;
    private static final int BUSY = 2_000;
    private static final int MESSAGES_PER_SECOND = 10;
    private static final int WARM_UP_CONNECTIONS = 100;
    private static final int WARM_UP_SECONDS = 3;

    /// What a process opens beside the two ends of every connection.
    private static final int OTHER_FILES = 400;

    private static final Pattern HEAP_USED = Pattern.compile(" used (\\d+)K");

    private final BenchTools tools;
    private final Ports ports;
    private final Path folder;
    private final Path edgeProgram;
    private final BenchPlayers players;
    private final Consumer<String> progress;

    WebSocketBench(
            BenchTools tools,
            Ports ports,
            Path folder,
            Path edgeProgram,
            BenchPlayers players,
            Consumer<String> progress) {
        this.tools = tools;
        this.ports = ports;
        this.folder = folder;
        this.edgeProgram = edgeProgram;
        this.players = players;
        this.progress = progress;
    }

    private record Idle(double kibibytesEach, Optional<Double> liveHeapBytesEach) {}

    private record Busy(double cpuMicros, double p50Millis, double p99Millis) {}

    WebSocketReport run(List<Contestant> contestants, int rounds, int seconds)
            throws IOException, InterruptedException {
        int idle = idleConnections(ProcessMemory.openFilesAtMost());
        if (idle < IDLE) {
            progress.accept(
                    "%,d idle connections instead of %,d: more files may not be open here"
                            .formatted(idle, IDLE));
        }
        Map<Contestant, Idle> memory = new LinkedHashMap<>();
        Map<Contestant, List<Busy>> times = new LinkedHashMap<>();
        try (Stage stage = new Stage(tools, ports, folder, edgeProgram, idle);
                EchoServer _ = new EchoServer(stage.port(Contestant.DIRECT))) {
            for (Contestant contestant : contestants) {
                if (contestant != Contestant.DIRECT) {
                    stage.startProxy(contestant, players);
                    memory.put(contestant, rest(stage, contestant, idle));
                    progress.accept(
                            "%s: %.1f KiB an idle connection"
                                    .formatted(
                                            contestant.title(),
                                            memory.get(contestant).kibibytesEach()));
                }
                exchange(stage, contestant, WARM_UP_SECONDS);
            }
            List<Contestant> order = new ArrayList<>(contestants);
            for (int round = 1; round <= rounds; round++) {
                for (Contestant contestant : order) {
                    Busy busy = exchange(stage, contestant, seconds);
                    progress.accept(
                            "round %d, %s: p99 %.2f ms"
                                    .formatted(round, contestant.title(), busy.p99Millis()));
                    times.computeIfAbsent(contestant, _ -> new ArrayList<>()).add(busy);
                }
                Collections.rotate(order, -1);
            }
        }
        Map<Contestant, Figures> figures = new LinkedHashMap<>();
        contestants.forEach(contestant ->
                figures.put(
                        contestant,
                        figures(
                                Optional.ofNullable(memory.get(contestant)),
                                times.getOrDefault(contestant, List.of()))));
        return new WebSocketReport(figures, idle, BUSY, MESSAGES_PER_SECOND);
    }

    /// Both ends of every connection are open in one process: in each proxy, and in this one.
    static int idleConnections(long openFilesAtMost) {
        return (int) Math.max(1, Math.min(IDLE, (openFilesAtMost - OTHER_FILES) / 2));
    }

    private Idle rest(Stage stage, Contestant contestant, int idle)
            throws IOException, InterruptedException {
        ProcessHandle process = stage.process(contestant).handle();
        try (WebSocketClients clients = new WebSocketClients()) {
            // The code that runs is loaded before memory is looked at.
            clients.open(stage.port(contestant), WARM_UP_CONNECTIONS, players);
            Latencies _ = clients.exchange(MESSAGES_PER_SECOND, WARM_UP_SECONDS);
            Optional<Long> heapBefore = liveHeapBytes(contestant, process);
            long before = ProcessMemory.residentKibibytes(process);
            int more = idle - WARM_UP_CONNECTIONS;
            clients.open(stage.port(contestant), more, players);
            // Each has shown that it works, and rests now.
            Latencies _ = clients.exchange(1, 1);
            long after = ProcessMemory.residentKibibytes(process);
            Optional<Long> heapAfter = liveHeapBytes(contestant, process);
            return new Idle(
                    (double) (after - before) / more,
                    heapBefore.flatMap(
                            first -> heapAfter.map(last -> (double) (last - first) / more)));
        }
    }

    private Busy exchange(Stage stage, Contestant contestant, int seconds) throws IOException {
        boolean proxy = contestant != Contestant.DIRECT;
        try (WebSocketClients clients = new WebSocketClients()) {
            clients.open(stage.port(contestant), BUSY, players);
            long before = proxy ? cpuMicros(stage, contestant) : 0;
            Latencies latencies = clients.exchange(MESSAGES_PER_SECOND, seconds);
            long used = proxy ? cpuMicros(stage, contestant) - before : 0;
            return new Busy(
                    (double) used / latencies.count(),
                    latencies.millis(.50),
                    latencies.millis(.99));
        }
    }

    private static long cpuMicros(Stage stage, Contestant contestant) throws IOException {
        return ProcessorTime.of(stage.process(contestant).handle()).micros();
    }

    /// What is left on the edge's heap after a collection, by the JDK's own tool.
    private static Optional<Long> liveHeapBytes(Contestant contestant, ProcessHandle process)
            throws IOException, InterruptedException {
        if (contestant != Contestant.EDGE) {
            return Optional.empty();
        }
        String _ = jcmd(process, "GC.run");
        Matcher used = HEAP_USED.matcher(jcmd(process, "GC.heap_info"));
        long kibibytes = 0;
        // The young and the old generation, then the classes, which are not on the heap.
        for (int generation = 0; generation < 2 && used.find(); generation++) {
            kibibytes += Long.parseLong(used.group(1));
        }
        return kibibytes == 0 ? Optional.empty() : Optional.of(kibibytes * 1024);
    }

    private static String jcmd(ProcessHandle process, String question)
            throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asked =
                new ProcessBuilder(jcmd.toString(), "" + process.pid(), question)
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return asked.waitFor() == 0 ? answer : "";
    }

    private static Figures figures(Optional<Idle> idle, List<Busy> times) {
        return new Figures(
                idle.map(Idle::kibibytesEach),
                idle.flatMap(Idle::liveHeapBytesEach),
                idle.map(_ -> Sample.of(times.stream().mapToDouble(Busy::cpuMicros))),
                Sample.of(times.stream().mapToDouble(Busy::p50Millis)),
                Sample.of(times.stream().mapToDouble(Busy::p99Millis)));
    }
}

package io.typogram.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.typogram.local.command.CommandFailed;
import io.typogram.local.command.ExitCodes;
import io.typogram.local.command.HomeOption;
import io.typogram.local.platform.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What the directory of an edge costs with many users. Needs no platform: a process of its own runs
/// the directory out of the edge's jar, with the edge's collector and little heap.
@Command(
        name = "directory",
        mixinStandardHelpOptions = true,
        description = "Memory, lookups, and copies on disk of an edge's directory.")
public final class DirectoryBench implements Callable<Integer> {

    private static final int MIN_USERS = 1_000;
    private static final int MAX_USERS = 60_000_000;
    private static final int HEAP_MEBIBYTES = 384;
    private static final int DIRECT_MEBIBYTES = 2_560;

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "30000000",
            description = "How many users the directory has (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(names = "--json", description = "Print JSON, for programs.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (users < MIN_USERS || users > MAX_USERS) {
            throw new CommandLine.ParameterException(
                    command.commandLine(),
                    "--users is a number from " + MIN_USERS + " to " + MAX_USERS);
        }
        String report = measure();
        command.commandLine().getOut().println(json ? report.strip() : text(report));
        return ExitCodes.OK;
    }

    private String measure() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(home.home().data());
        Process process =
                new ProcessBuilder(program(folder))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            String report =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new CommandFailed(ExitCodes.FAILED, "the benchmark failed: see above");
            }
            return report;
        } finally {
            // Also when this thread is interrupted: nothing is left behind.
            process.destroyForcibly();
        }
    }

    private List<String> program(Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + HEAP_MEBIBYTES + "m",
                "-XX:MaxDirectMemorySize=" + DIRECT_MEBIBYTES + "m",
                "-cp",
                Checkout.find().root().resolve("router/edge/target/edge.jar").toString(),
                "io.typogram.edge.bench.DirectoryBench",
                Integer.toString(users),
                folder.toString());
    }

    private static String text(String report) throws IOException {
        JsonNode figures = new JsonMapper().readTree(report);
        StringBuilder text = new StringBuilder();
        text.append(
                """
                %,d users: %.2f bytes each, at worst %.2f from a third of them on
                learned one by one: %,d a second of processor time
                saved in %.1f s; loaded in %.1f s, %.1f s of them on a processor
                """
                        .formatted(
                                figures.path("users").asLong(),
                                figures.path("bytesPerUser").asDouble(),
                                figures.path("worstBytesPerUser").asDouble(),
                                figures.path("learnedPerProcessorSecond").asLong(),
                                figures.path("saveSeconds").asDouble(),
                                figures.path("loadSeconds").asDouble(),
                                figures.path("loadProcessorSeconds").asDouble()));
        append(text, "the clock alone", figures.path("clock"));
        append(text, "known users", figures.path("hit"));
        append(text, "unknown users", figures.path("miss"));
        text.append(
                "with %,d changes a second:%n"
                        .formatted(figures.path("changesPerSecond").asLong()));
        append(text, "the clock alone", figures.path("clockWhileChanging"));
        append(text, "known users", figures.path("hitWhileChanging"));
        append(text, "unknown users", figures.path("missWhileChanging"));
        return text.toString().stripTrailing();
    }

    private static void append(StringBuilder text, String what, JsonNode times) {
        text.append(
                "  %-16s p50 %,d ns, p99 %,d ns, p99.9 %,d ns, longest %,d us%n"
                        .formatted(
                                what,
                                times.path("p50Nanos").asLong(),
                                times.path("p99Nanos").asLong(),
                                times.path("p999Nanos").asLong(),
                                times.path("longestMicros").asLong()));
    }
}

package io.typogram.local.command;

import io.typogram.local.supervision.SupervisionFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows the end of one process's log.
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Shows the end of the log of one process.")
public final class LogsCommand implements Callable<Integer> {

    private static final Duration READ_EVERY = Duration.ofMillis(200);
    private static final int CHUNK_BYTES = 1 << 16;

    @Spec private CommandSpec command = CommandSpec.create();
    @Mixin private HomeOption home = new HomeOption();

    @Parameters(
            paramLabel = "NAME",
            description = "A name that status shows, or supervisor, or build.")
    private String name = "";

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "50",
            description = "How many lines (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written from now on, until Ctrl-C.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        SupervisionFiles files = home.home().supervision();
        Path log = files.log(name);
        if (!log.normalize().startsWith(files.logs()) || !Files.exists(log)) {
            throw new CommandFailed(
                    ExitCodes.USAGE,
                    "there is no log of %s; there are %s".formatted(name, names(files)));
        }
        long position = printEnd(log);
        while (follow) {
            Thread.sleep(READ_EVERY);
            position = printFrom(log, position);
        }
        return ExitCodes.OK;
    }

    private long printEnd(Path log) throws IOException {
        Deque<String> end = new ArrayDeque<>();
        long size = Files.size(log);
        // Servers write what they like: a byte that is no UTF-8 is no reason to show nothing.
        try (Stream<String> all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            all.forEach(line -> {
                end.addLast(line);
                if (end.size() > lines) {
                    end.removeFirst();
                }
            });
        }
        for (String line : end) {
            out().println(
                            new String(
                                    line.getBytes(StandardCharsets.ISO_8859_1),
                                    StandardCharsets.UTF_8));
        }
        out().flush();
        return size;
    }

    /// Prints what was added, or all when the log was begun anew.
    private long printFrom(Path log, long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(file.length() < position ? 0 : position);
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = file.read(chunk); read > 0; read = file.read(chunk)) {
                out().print(new String(chunk, 0, read, StandardCharsets.UTF_8));
            }
            out().flush();
            return file.getFilePointer();
        }
    }

    private static String names(SupervisionFiles files) throws IOException {
        if (!Files.isDirectory(files.logs())) {
            return "none yet";
        }
        try (Stream<Path> logs = Files.list(files.logs())) {
            return logs.map(log -> log.getFileName().toString())
                    .filter(log -> log.endsWith(".log"))
                    .map(log -> log.substring(0, log.length() - ".log".length()))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}

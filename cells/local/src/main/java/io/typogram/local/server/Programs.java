package io.typogram.local.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs programs that do one thing and end.
final class Programs {

    private Programs() {}

    /// Runs a program to its end; its output goes to the log.
    ///
    /// @param input what the program reads, or nothing when empty
    /// @throws IOException when it fails or takes longer than it may
    static void run(
            List<String> command,
            Map<String, String> environment,
            String input,
            Path log,
            Duration within)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended;
        try {
            try (var writer = process.outputWriter()) {
                writer.write(input);
            }
            ended = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            // Also when this thread is interrupted: nothing is left behind.
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (!ended) {
            throw new IOException(
                    "%s took longer than %d seconds, see %s"
                            .formatted(command.getFirst(), within.toSeconds(), log));
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "%s ended with exit code %d, see %s"
                            .formatted(command.getFirst(), process.exitValue(), log));
        }
    }

    /// Whether a program can be run and says that all is well.
    static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}

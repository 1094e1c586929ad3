package io.typogram.st;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs `./typogram` as an operator does.
final class TypogramCommand {

    private static final Path CHECKOUT = Path.of(System.getProperty("typogram.checkout"));
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private TypogramCommand() {}

    /// What a command printed, and how it ended.
    record Ended(int exitCode, String output) {}

    static Ended run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /// @param environment added to that of the tests
    static Ended run(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(CHECKOUT.resolve("typogram").toString());
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("typogram", ".out");
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(CHECKOUT.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        command + " did not end:\n" + Files.readString(output));
            }
            Ended ended =
                    new Ended(
                            process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
            Files.delete(output);
            return ended;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}

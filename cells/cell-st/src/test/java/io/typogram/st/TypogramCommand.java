package io.typogram.st;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs `./typogram` as an operator does.
final class TypogramCommand {

    private static final Path CHECKOUT = Path.of(System.getProperty("typogram.checkout"));
    private static final Duration LONGEST = Duration.ofMinutes(6);

    private TypogramCommand() {}

    /// What a command printed, and how it ended.
    record Ended(int exitCode, String output) {}

    static Ended run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(CHECKOUT.resolve("typogram").toString());
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("typogram", ".out");
            Process process =
                    new ProcessBuilder(command)
                            .directory(CHECKOUT.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
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

package io.typogram.local.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// How much memory a process and its children hold.
public final class Memory {

    private static final int SECONDS_FOR_PS = 5;
    private static final long KIBIBYTES_A_MEBIBYTE = 1024;

    private Memory() {}

    /// The resident memory of the process and of all its children; 0 when they are gone.
    ///
    /// A page that several processes share, such as PostgreSQL's buffers, counts once in all where
    /// the system tells that (Linux), and once for each where it does not (macOS).
    public static long mebibytes(long pid) {
        return ProcessHandle.of(pid).stream()
                        .flatMap(
                                process -> Stream.concat(Stream.of(process), process.descendants()))
                        .mapToLong(process -> kibibytes(process.pid()))
                        .sum()
                / KIBIBYTES_A_MEBIBYTE;
    }

    private static long kibibytes(long pid) {
        Path sums = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        if (!Files.exists(sums)) {
            return kibibytesFromPs(pid);
        }
        try (Stream<String> lines = Files.lines(sums)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    private static long kibibytesFromPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            if (!ps.waitFor(SECONDS_FOR_PS, TimeUnit.SECONDS)) {
                ps.destroyForcibly();
                return 0;
            }
            String answer =
                    new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return answer.isEmpty() ? 0 : Long.parseLong(answer);
        } catch (IOException gone) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}

package io.typogram.local.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process that lives as long as a measurement, kept to one core.
final class BenchProcess implements AutoCloseable {

    private static final int ENDS_WITHIN_SECONDS = 10;

    private final String name;
    private final Process process;
    private final Path log;

    private BenchProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static BenchProcess start(
            String name,
            Path taskset,
            int core,
            List<String> command,
            Map<String, String> environment,
            Path folder)
            throws IOException {
        Path log = folder.resolve(name + ".out");
        ProcessBuilder builder =
                new ProcessBuilder(onCore(taskset, core, command))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new BenchProcess(name, builder.start(), log);
    }

    static List<String> onCore(Path taskset, int core, List<String> command) {
        List<String> all = new ArrayList<>(List.of(taskset.toString(), "-c", "" + core));
        all.addAll(command);
        return all;
    }

    String name() {
        return name;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /// @throws IOException when the process has ended, which none should while it is measured
    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException(
                    "%s ended with exit code %d, see %s".formatted(name, process.exitValue(), log));
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        try {
            boolean _ = process.waitFor(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // What has ended already does not mind.
        started.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

package io.typogram.local.command;

import io.typogram.local.supervision.Companion;
import io.typogram.local.supervision.ComponentStatus;
import io.typogram.local.supervision.Memory;
import io.typogram.local.supervision.Probe;
import io.typogram.local.supervision.ProcessIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// How one server is right now.
///
/// @param pid 0 when there is no process
/// @param port the port to show, 0 when there is none
/// @param health `healthy`, `unhealthy`, or the phase of a server that does not run
/// @param restarts how often it was started again
/// @param companion the second process, while one takes over from the other; absent otherwise
record ServerReport(
        String name,
        long pid,
        int port,
        List<Integer> ports,
        String phase,
        String health,
        long memoryMebibytes,
        long uptimeSeconds,
        int restarts,
        @Nullable CompanionReport companion,
        String log) {

    private static final String HEALTHY = "healthy";

    /// Asks all servers at once, so that the slowest answer and not their sum is waited for.
    static List<ServerReport> ofAll(List<ComponentStatus> components) throws InterruptedException {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<ServerReport>> asked = new ArrayList<>();
            for (ComponentStatus component : components) {
                Probe probe = component.probe();
                if (probe != null) {
                    asked.add(executor.submit(() -> of(component, probe)));
                }
            }
            List<ServerReport> reports = new ArrayList<>();
            for (Future<ServerReport> report : asked) {
                reports.add(report.get());
            }
            return reports;
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug);
        }
    }

    boolean isWell() {
        return health.equals(HEALTHY);
    }

    private static ServerReport of(ComponentStatus component, Probe probe)
            throws InterruptedException {
        ProcessIdentity process = component.process();
        boolean alive = process != null && process.isAlive();
        return new ServerReport(
                component.name(),
                alive && process != null ? process.pid() : 0,
                component.ports().isEmpty() ? 0 : component.ports().getFirst(),
                component.ports(),
                component.phase().toString(),
                health(component, probe, alive),
                alive && process != null ? Memory.mebibytes(process.pid()) : 0,
                alive && process != null ? uptimeSeconds(process) : 0,
                component.restarts(),
                CompanionReport.of(component.companion()),
                component.log().toString());
    }

    private static long uptimeSeconds(ProcessIdentity process) {
        return Duration.between(process.startedAt(), Instant.now()).toSeconds();
    }

    /// The second process of a server that is being replaced.
    ///
    /// @param role `successor` or `predecessor` of the process that serves
    /// @param health `starting` or `ending`
    record CompanionReport(
            String role, long pid, String health, long memoryMebibytes, long uptimeSeconds) {

        private static @Nullable CompanionReport of(@Nullable Companion companion) {
            if (companion == null || !companion.process().isAlive()) {
                return null;
            }
            ProcessIdentity process = companion.process();
            return new CompanionReport(
                    companion.role().toString().toLowerCase(Locale.ROOT),
                    process.pid(),
                    switch (companion.role()) {
                        case SUCCESSOR -> "starting";
                        case PREDECESSOR -> "ending";
                    },
                    Memory.mebibytes(process.pid()),
                    ServerReport.uptimeSeconds(process));
        }
    }

    private static String health(ComponentStatus component, Probe probe, boolean alive)
            throws InterruptedException {
        if (!alive) {
            return component.phase().toString().toLowerCase(Locale.ROOT);
        }
        return probe.isHealthy() ? HEALTHY : "unhealthy";
    }
}

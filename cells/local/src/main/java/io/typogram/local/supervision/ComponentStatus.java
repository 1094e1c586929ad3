package io.typogram.local.supervision;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of one component, as the state file keeps it.
///
/// @param process the process that was started last, absent for tasks and before the first start
/// @param probe the address that tells whether it is healthy, absent for tasks
/// @param readySeconds how long it took from its own start to ready, absent until then
/// @param restarts how often it was started again after the first start
public record ComponentStatus(
        String name,
        Phase phase,
        List<String> waitsFor,
        @Nullable ProcessIdentity process,
        Signal stopSignal,
        List<Integer> ports,
        @Nullable Probe probe,
        @Nullable Double readySeconds,
        int restarts,
        Path log) {

    public ComponentStatus {
        waitsFor = List.copyOf(waitsFor);
        ports = List.copyOf(ports);
    }

    static ComponentStatus waiting(Component component, Path log) {
        List<String> waitsFor = component.dependencies().stream().sorted().toList();
        return switch (component) {
            case ServerComponent server ->
                    new ComponentStatus(
                            server.name(),
                            Phase.WAITING,
                            waitsFor,
                            null,
                            server.stopSignal(),
                            server.ports(),
                            server.probe(),
                            null,
                            0,
                            log);
            case TaskComponent task ->
                    new ComponentStatus(
                            task.name(),
                            Phase.WAITING,
                            waitsFor,
                            null,
                            Signal.TERMINATE,
                            List.of(),
                            null,
                            null,
                            0,
                            log);
        };
    }

    public boolean isServer() {
        return probe != null;
    }

    ComponentStatus in(Phase next) {
        return new ComponentStatus(
                name,
                next,
                waitsFor,
                process,
                stopSignal,
                ports,
                probe,
                readySeconds,
                restarts,
                log);
    }

    ComponentStatus startedAs(ProcessIdentity started) {
        return new ComponentStatus(
                name,
                Phase.STARTING,
                waitsFor,
                started,
                stopSignal,
                ports,
                probe,
                null,
                process == null ? restarts : restarts + 1,
                log);
    }

    ComponentStatus readyAfter(double seconds) {
        return new ComponentStatus(
                name,
                isServer() ? Phase.READY : Phase.DONE,
                waitsFor,
                process,
                stopSignal,
                ports,
                probe,
                seconds,
                restarts,
                log);
    }
}

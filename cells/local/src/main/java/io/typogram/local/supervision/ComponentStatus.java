package io.typogram.local.supervision;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is known of one component, as the state file keeps it.
///
/// @param process the process that serves or was started last, absent for tasks and before the first
///     start
/// @param companion its successor or its predecessor, while one takes over from the other
/// @param probe the address that tells whether it is healthy, absent for tasks
/// @param readySeconds how long it took from its own start to ready, absent until then
/// @param restarts how often it was started again after the first start
public record ComponentStatus(
        String name,
        Phase phase,
        List<String> waitsFor,
        @Nullable ProcessIdentity process,
        @Nullable Companion companion,
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

    /// The processes that were started for it and may still be there.
    List<ProcessIdentity> processes() {
        return Stream.concat(
                        Stream.ofNullable(process),
                        Stream.ofNullable(companion).map(Companion::process))
                .toList();
    }

    ComponentStatus in(Phase next) {
        return new ComponentStatus(
                name,
                next,
                waitsFor,
                process,
                companion,
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
                companion,
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
                companion,
                stopSignal,
                ports,
                probe,
                seconds,
                restarts,
                log);
    }

    /// With another process beside the one that serves, or with none.
    ComponentStatus beside(@Nullable Companion other) {
        return new ComponentStatus(
                name,
                phase,
                waitsFor,
                process,
                other,
                stopSignal,
                ports,
                probe,
                readySeconds,
                restarts,
                log);
    }

    /// A successor serves now, and what served until now is its predecessor.
    ComponentStatus takenOverBy(ProcessIdentity successor, double seconds) {
        Companion former =
                process == null ? null : new Companion(Companion.Role.PREDECESSOR, process);
        return startedAs(successor).readyAfter(seconds).beside(former);
    }
}

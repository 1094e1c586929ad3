package io.typogram.local.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Tells the outside what happens: every change goes to the state file, every event to the progress
/// log.
final class StatusBoard {

    private final SupervisionFiles files;
    private final InstantSource clock;
    private final Instant startedAt;
    private final Map<String, String> addresses;
    private final Map<String, ComponentStatus> components = new LinkedHashMap<>();
    private PlatformState.Stage stage = PlatformState.Stage.STARTING;
    private @Nullable Double readySeconds;
    private @Nullable String failure;

    StatusBoard(
            ComponentGraph graph,
            SupervisionFiles files,
            Map<String, String> addresses,
            InstantSource clock)
            throws IOException {
        this.files = files;
        this.clock = clock;
        this.addresses = new LinkedHashMap<>(addresses);
        this.startedAt = clock.instant();
        graph.components().forEach(this::putWaiting);
        Files.writeString(files.progress(), "");
        write();
    }

    /// Shows more components, or some anew.
    synchronized void include(Collection<Component> added, Map<String, String> places) {
        added.forEach(this::putWaiting);
        addresses.putAll(places);
        write();
    }

    /// Shows some components no longer.
    synchronized void exclude(Set<String> names, Set<String> places) {
        components.keySet().removeAll(names);
        addresses.keySet().removeAll(places);
        write();
    }

    private void putWaiting(Component component) {
        components.put(
                component.name(), ComponentStatus.waiting(component, files.log(component.name())));
    }

    synchronized void update(String name, UnaryOperator<ComponentStatus> change) {
        components.compute(
                name,
                (_, status) -> {
                    if (status == null) {
                        throw new IllegalArgumentException("no component named " + name);
                    }
                    return change.apply(status);
                });
        write();
    }

    synchronized void ready() {
        stage = PlatformState.Stage.READY;
        readySeconds = seconds(startedAt);
        write();
    }

    synchronized void failed(String reason) {
        stage = PlatformState.Stage.FAILED;
        failure = reason;
        write();
    }

    synchronized void stopping() {
        if (stage != PlatformState.Stage.FAILED) {
            stage = PlatformState.Stage.STOPPING;
        }
        write();
    }

    synchronized List<ComponentStatus> unfinished() {
        return components.values().stream()
                .filter(status ->
                        status.phase() == Phase.WAITING || status.phase() == Phase.STARTING)
                .toList();
    }

    synchronized void tell(String name, String event) {
        String line = "%6.1f s  %-22s %s%n".formatted(seconds(startedAt), name, event);
        try {
            Files.writeString(files.progress(), line, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    double seconds(Instant since) {
        return Math.round(Duration.between(since, clock.instant()).toMillis() / 10.0) / 100.0;
    }

    static String inSeconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private void write() {
        try {
            files.state()
                    .write(
                            new PlatformState(
                                    stage,
                                    ProcessIdentity.of(ProcessHandle.current()),
                                    startedAt,
                                    addresses,
                                    readySeconds,
                                    failure,
                                    List.copyOf(components.values())));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

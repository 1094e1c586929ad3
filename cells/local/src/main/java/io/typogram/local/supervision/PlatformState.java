package io.typogram.local.supervision;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that is running for one home, as one snapshot.
///
/// @param addresses where to look, by name, in the order in which they are shown
/// @param readySeconds from the beginning until everything was ready, absent until then
/// @param failure why it was given up, in words for the operator
public record PlatformState(
        Stage stage,
        ProcessIdentity supervisor,
        Instant startedAt,
        Map<String, String> addresses,
        @Nullable Double readySeconds,
        @Nullable String failure,
        List<ComponentStatus> components) {

    /// How far the whole has come.
    public enum Stage {
        STARTING,
        READY,
        STOPPING,
        FAILED
    }

    public PlatformState {
        addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
        components = List.copyOf(components);
    }

    public boolean isSupervised() {
        return supervisor.isAlive();
    }

    public Optional<ComponentStatus> find(String name) {
        return components.stream().filter(component -> component.name().equals(name)).findFirst();
    }

    /// The address of that name.
    ///
    /// @throws IllegalArgumentException when no such thing is part of this platform
    public String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("this platform runs without " + name);
        }
        return address;
    }
}

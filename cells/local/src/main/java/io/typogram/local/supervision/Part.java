package io.typogram.local.supervision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a running platform grows by, and shrinks by again, as one: such as a cell with all its servers.
///
/// @param components which wait for each other, and for what is there already
/// @param addresses where to look, by name
public record Part(String name, List<Component> components, Map<String, String> addresses) {

    public Part {
        components = List.copyOf(components);
        addresses = Collections.unmodifiableMap(new LinkedHashMap<>(addresses));
    }
}

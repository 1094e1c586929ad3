package io.typogram.edge.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request as a testing server received it. Names of headers are lower case;
/// each character of the body is one byte.
public record TestingRequest(
        String method, String path, Map<String, List<String>> headers, String body) {

    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }
}

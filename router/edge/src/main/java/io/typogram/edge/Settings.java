package io.typogram.edge;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Reads the environment. A value that makes no sense stops the start and names its setting.
record Settings(Map<String, String> values) {

    Settings {
        values = Map.copyOf(values);
    }

    /// The value of a setting; one that is blank is as one that is absent.
    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(s -> !s.isEmpty());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException(name + " must be set"));
    }

    int integer(String name, int otherwise) {
        return Math.toIntExact(number(name, otherwise));
    }

    long number(String name, long otherwise) {
        try {
            return text(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(name + " must be a whole number", notANumber);
        }
    }

    Duration millis(String name, Duration otherwise) {
        return Duration.ofMillis(number(name, otherwise.toMillis()));
    }
}

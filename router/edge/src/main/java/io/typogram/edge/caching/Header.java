package io.typogram.edge.caching;

import java.util.Objects;

/// One header field.
public record Header(String name, String value) {

    public Header {
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
    }

    boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }

    /// Roughly what it takes in memory.
    int weight() {
        return 64 + name.length() + value.length();
    }
}

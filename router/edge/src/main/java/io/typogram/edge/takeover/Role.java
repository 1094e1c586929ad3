package io.typogram.edge.takeover;

import java.util.Locale;

/// What is spoken on a listening socket.
public enum Role {
    PLAIN,
    TLS;

    /// As it is said from one edge to another.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException when there is no such role
    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

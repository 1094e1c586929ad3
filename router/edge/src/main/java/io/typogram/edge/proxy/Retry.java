package io.typogram.edge.proxy;

import java.util.OptionalInt;

/// What a client is told about trying again.
enum Retry {
    NOT_ADVISED(OptionalInt.empty()),
    /// For what usually passes by itself, such as a move or a restarting node.
    SOON(OptionalInt.of(1)),
    /// For what somebody may have to repair first.
    LATER(OptionalInt.of(5));

    private final OptionalInt seconds;

    Retry(OptionalInt seconds) {
        this.seconds = seconds;
    }

    OptionalInt seconds() {
        return seconds;
    }
}

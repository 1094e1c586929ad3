package io.typogram.local.supervision;

/// The signals that are sent, with the numbers they have on Linux and macOS alike.
public enum Signal {
    INTERRUPT(2),
    KILL(9),
    TERMINATE(15);

    private final int number;

    Signal(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}

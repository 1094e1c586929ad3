package io.typogram.edge;

/// Measures how long something took. Says nothing about the time of day.
@FunctionalInterface
public interface MonotonicClock {

    long nanos();

    static MonotonicClock system() {
        return System::nanoTime;
    }
}

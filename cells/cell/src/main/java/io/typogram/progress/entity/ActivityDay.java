package io.typogram.progress.entity;

import java.time.LocalDate;
import java.util.Objects;

/// A day on which a player typed.
///
/// @param goalReached by the goals that held when its last test was credited
public record ActivityDay(
        LocalDate day, long tests, long typedMillis, long xp, boolean goalReached) {

    public ActivityDay {
        Objects.requireNonNull(day);
    }
}

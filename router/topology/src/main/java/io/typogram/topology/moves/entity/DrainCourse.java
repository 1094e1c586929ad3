package io.typogram.topology.moves.entity;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/// How many users had got a new home by the end of each step since a drain, or a rebalance, began.
///
/// @param moved a figure a step, none less than the one before
public record DrainCourse(Duration step, List<Long> moved) {

    /// More than this no chart shows.
    public static final int MAX_STEPS = 120;

    private static final List<Duration> STEPS =
            LongStream.of(1, 2, 5, 10, 30, 60, 300, 600, 1800, 3600, 21_600, 86_400)
                    .mapToObj(Duration::ofSeconds)
                    .toList();

    public DrainCourse {
        moved = List.copyOf(moved);
    }

    /// The shortest step of which a time has at most [#MAX_STEPS], or the longest one that there is.
    public static Duration stepOf(Duration time) {
        return STEPS.stream()
                .filter(step -> time.dividedBy(step) < MAX_STEPS)
                .findFirst()
                .orElse(STEPS.getLast());
    }

    /// How many steps a time has, the last one of which may be cut short.
    public static int stepsIn(Duration time, Duration step) {
        return Math.clamp(time.dividedBy(step) + 1, 1, MAX_STEPS);
    }
}

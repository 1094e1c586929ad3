package io.typogram.edge.metrics;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/// Requests of one class at one cell, or at whoever else answers.
final class Traffic {

    static final int STATUS_CLASSES = 6;

    private final LongAdder[] byStatus = new LongAdder[STATUS_CLASSES];
    private final Map<Trouble, LongAdder> troubles = new EnumMap<>(Trouble.class);
    private final Histogram durations;

    Traffic(double... upperBoundsSeconds) {
        Arrays.setAll(byStatus, status -> new LongAdder());
        for (Trouble trouble : Trouble.values()) {
            troubles.put(trouble, new LongAdder());
        }
        durations = new Histogram(upperBoundsSeconds);
    }

    void answered(int status, long nanos) {
        byStatus[Math.clamp(status / 100, 0, STATUS_CLASSES - 1)].increment();
        durations.recordNanos(nanos);
    }

    void met(Trouble trouble) {
        counter(trouble).increment();
    }

    long answers(int statusClass) {
        return byStatus[statusClass].sum();
    }

    long times(Trouble trouble) {
        return counter(trouble).sum();
    }

    Histogram durations() {
        return durations;
    }

    /// Whether nothing was ever seen here, so that there is nothing to tell.
    boolean isUntouched() {
        return durations.count() == 0
                && troubles.values().stream().allMatch(trouble -> trouble.sum() == 0);
    }

    private LongAdder counter(Trouble trouble) {
        return Objects.requireNonNull(troubles.get(trouble));
    }
}

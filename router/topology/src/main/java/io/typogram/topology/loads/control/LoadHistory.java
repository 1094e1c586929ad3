package io.typogram.topology.loads.control;

import io.typogram.topology.loads.entity.Measure;
import io.typogram.topology.loads.entity.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An hour of figures: for each subject and measure a ring of as many places as there are steps in an
/// hour. A place that was not written in its turn is empty, so a gap shows as a gap.
public final class LoadHistory {

    public static final Duration STEP = Duration.ofSeconds(10);
    public static final int STEPS = 360;

    /// Figures are told with three decimals: more would only make the answer longer.
    private static final double PRECISION = 1000;

    private final int maxSubjects;
    private final Map<Subject, Map<Measure, Ring>> rings = new HashMap<>();

    public LoadHistory(int maxSubjects) {
        this.maxSubjects = maxSubjects;
    }

    /// The step that a time belongs to.
    public static long stepOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP.toSeconds());
    }

    public static Instant timeOf(long step) {
        return Instant.ofEpochSecond(step * STEP.toSeconds());
    }

    /// Keeps a figure; one of a subject too many is dropped.
    public synchronized void put(long step, Subject subject, Measure measure, double value) {
        if (rings.size() >= maxSubjects && !rings.containsKey(subject)) {
            return;
        }
        rings.computeIfAbsent(subject, any -> new EnumMap<>(Measure.class))
                .computeIfAbsent(measure, any -> new Ring())
                .put(step, value);
    }

    /// What is known of a subject in the `count` steps that end with `last`, the oldest first. A measure
    /// that was never known is left out.
    public synchronized Map<Measure, List<@Nullable Double>> of(
            Subject subject, long last, int count) {
        Map<Measure, List<@Nullable Double>> found = new EnumMap<>(Measure.class);
        rings.getOrDefault(subject, Map.of())
                .forEach((measure, ring) -> found.put(measure, ring.last(last, count)));
        return found;
    }

    /// Forgets all others.
    public synchronized void keepOnly(Set<Subject> subjects) {
        rings.keySet().retainAll(subjects);
    }

    private static final class Ring {

        private final double[] values = new double[STEPS];
        private final long[] steps = new long[STEPS];

        Ring() {
            Arrays.fill(steps, Long.MIN_VALUE);
        }

        void put(long step, double value) {
            int place = Math.floorMod(step, STEPS);
            values[place] = Math.round(value * PRECISION) / PRECISION;
            steps[place] = step;
        }

        List<@Nullable Double> last(long last, int count) {
            @Nullable Double[] found = new @Nullable Double[count];
            for (int at = 0; at < count; at++) {
                long step = last - count + 1 + at;
                int place = Math.floorMod(step, STEPS);
                found[at] = steps[place] == step ? Double.valueOf(values[place]) : null;
            }
            return Arrays.asList(found);
        }
    }
}

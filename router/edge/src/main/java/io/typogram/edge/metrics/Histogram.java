package io.typogram.edge.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Counts durations in fixed buckets. Recording takes no lock.
public final class Histogram {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double[] upperBoundsSeconds;
    private final LongAdder[] counts;
    private final LongAdder totalNanos = new LongAdder();

    /// @param upperBoundsSeconds the buckets' bounds, ascending; one more bucket takes the rest
    Histogram(double... upperBoundsSeconds) {
        this.upperBoundsSeconds = upperBoundsSeconds.clone();
        counts = new LongAdder[upperBoundsSeconds.length + 1];
        for (int bucket = 0; bucket < counts.length; bucket++) {
            counts[bucket] = new LongAdder();
        }
    }

    public void recordNanos(long nanos) {
        double seconds = nanos / NANOS_PER_SECOND;
        int bucket = 0;
        while (bucket < upperBoundsSeconds.length && seconds > upperBoundsSeconds[bucket]) {
            bucket++;
        }
        counts[bucket].increment();
        totalNanos.add(nanos);
    }

    public long count() {
        long sum = 0;
        for (LongAdder count : counts) {
            sum += count.sum();
        }
        return sum;
    }

    void write(PrometheusText text, String name, String help) {
        text.describe(name, "histogram", help);
        writeSamples(text, name, List.of());
    }

    /// Writes one of several histograms of a name.
    ///
    /// @param labels names and values in turn
    void writeSamples(PrometheusText text, String name, List<String> labels) {
        long cumulative = 0;
        for (int bucket = 0; bucket < upperBoundsSeconds.length; bucket++) {
            cumulative += counts[bucket].sum();
            String bound = Double.toString(upperBoundsSeconds[bucket]);
            text.sample(name + "_bucket", with(labels, "le", bound), cumulative);
        }
        cumulative += counts[upperBoundsSeconds.length].sum();
        text.sample(name + "_bucket", with(labels, "le", "+Inf"), cumulative);
        text.sample(name + "_sum", labels, totalNanos.sum() / NANOS_PER_SECOND);
        text.sample(name + "_count", labels, cumulative);
    }

    private static List<String> with(List<String> labels, String name, String value) {
        List<String> more = new ArrayList<>(labels);
        more.add(name);
        more.add(value);
        return more;
    }
}

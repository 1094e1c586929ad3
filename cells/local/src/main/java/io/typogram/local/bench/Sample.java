package io.typogram.local.bench;

import java.util.List;
import java.util.stream.DoubleStream;

/// One figure of several rounds: what stands in the middle, and how far the others lie from it.
record Sample(double median, double min, double max) {

    static Sample of(DoubleStream values) {
        List<Double> sorted = values.sorted().boxed().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("no rounds, no figure");
        }
        int upper = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1
                        ? sorted.get(upper)
                        : (sorted.get(upper - 1) + sorted.get(upper)) / 2;
        return new Sample(median, sorted.getFirst(), sorted.getLast());
    }
}

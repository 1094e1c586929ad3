package io.typogram.typists;

import java.util.random.RandomGenerator;

/// A distribution known by five of its quantiles, straight lines between them and nothing beyond
/// the outer two.
record Quantiles(double p1, double p10, double p50, double p90, double p99) {

    Quantiles {
        if (!(p1 <= p10 && p10 <= p50 && p50 <= p90 && p90 <= p99)) {
            throw new IllegalArgumentException("quantiles never decrease");
        }
    }

    double draw(RandomGenerator random) {
        return at(random.nextDouble());
    }

    /// The value below which this share of all values lies.
    double at(double share) {
        if (share < 0.10) {
            return between(0.01, p1, 0.10, p10, Math.max(0.01, share));
        }
        if (share < 0.50) {
            return between(0.10, p10, 0.50, p50, share);
        }
        if (share < 0.90) {
            return between(0.50, p50, 0.90, p90, share);
        }
        return between(0.90, p90, 0.99, p99, Math.min(0.99, share));
    }

    private static double between(
            double lowShare, double low, double highShare, double high, double share) {
        return low + (high - low) * (share - lowShare) / (highShare - lowShare);
    }
}

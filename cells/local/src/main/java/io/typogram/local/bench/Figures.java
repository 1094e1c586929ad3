package io.typogram.local.bench;

/// How figures are written.
final class Figures {

    private Figures() {}

    /// With one digit after the point.
    static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}

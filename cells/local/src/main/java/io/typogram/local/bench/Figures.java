package io.typogram.local.bench;

/// How figures are written.
final class Figures {

    private Figures() {}

    /// With one digit after the point.
    static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /// With two digits after the point.
    static double hundredths(double value) {
        return Math.round(value * 100) / 100.0;
    }
}

package io.typogram.typing.control;

/// How much intervals vary. Those beyond a multiple of the median, or below its inverse, count as it, so that
/// one pause does not hide how even the rest is.
final class Spread {

    private final double[] logarithms;
    private final double mean;
    private final double ofLogarithms;
    private final double variation;
    private final double correlation;

    private Spread(
            double[] logarithms,
            double mean,
            double ofLogarithms,
            double variation,
            double correlation) {
        this.logarithms = logarithms;
        this.mean = mean;
        this.ofLogarithms = ofLogarithms;
        this.variation = variation;
        this.correlation = correlation;
    }

    /// The spread around what is usual.
    ///
    /// @param logarithms of the intervals, which are bounded here
    /// @param usual interval
    /// @param most how many times the usual, or which part of it, an interval counts at most
    static Spread of(double[] intervals, Logarithms logarithms, double usual, double most) {
        double[] bounded = logarithms.values().clone();
        double least = Math.log(usual / most);
        double greatest = Math.log(usual * most);
        double sum = 0;
        double squares = 0;
        double sumOfLogarithms = 0;
        for (int place = 0; place < intervals.length; place++) {
            bounded[place] = Math.clamp(bounded[place], least, greatest);
            double interval = Math.clamp(intervals[place], usual / most, usual * most);
            sum += interval;
            squares += interval * interval;
            sumOfLogarithms += bounded[place];
        }
        double mean = sum / intervals.length;
        double variance = Math.max(0, squares / intervals.length - mean * mean);
        return around(bounded, sumOfLogarithms / intervals.length, Math.sqrt(variance) / mean);
    }

    private static Spread around(double[] logarithms, double mean, double variation) {
        double squares = 0;
        double products = 0;
        double before = 0;
        for (double logarithm : logarithms) {
            double deviation = logarithm - mean;
            squares += deviation * deviation;
            products += deviation * before;
            before = deviation;
        }
        return new Spread(
                logarithms,
                mean,
                Math.sqrt(squares / logarithms.length),
                variation,
                squares == 0 ? 0 : products / squares);
    }

    int count() {
        return logarithms.length;
    }

    /// How far the logarithm of an interval lies from their mean.
    double deviation(int interval) {
        return logarithms[interval] - mean;
    }

    /// The standard deviation of the logarithms.
    double ofLogarithms() {
        return ofLogarithms;
    }

    /// The standard deviation of the intervals over their mean.
    double variation() {
        return variation;
    }

    /// Of each logarithm with the next.
    double correlation() {
        return correlation;
    }
}

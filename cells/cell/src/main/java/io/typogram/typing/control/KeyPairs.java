package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import java.util.HashMap;
import java.util.Map;

/// Whether the time between two keys depends on which they are. Of people it does, in every script and on every
/// layout: fingers have their ways, and words begin with a look ahead. A program that draws each wait from one
/// distribution has no such ways. It takes hundreds of keys to see.
///
/// Two questions are asked, and only who fails both is suspected: whether a pair of keys, when it comes again, takes
/// a time like its own (analysis of variance in one way), and whether the first key of a word takes another time.
final class KeyPairs {

    private static final int MIN_INTERVALS = 300;
    private static final int MIN_PAIRS_AGAIN = 300;
    private static final int MIN_WORD_STARTS = 60;

    /// In standard errors above what chance alone gives.
    private static final double LEAST_OF_PAIRS = 1;

    private static final double LEAST_OF_WORD_STARTS = 2;

    /// A word's first key takes a third longer, as a rule. A run is judged once that would be seven errors off.
    private static final double GREATEST_ERROR = .28 / 7;

    private KeyPairs() {}

    private static final class Group {
        private int count;
        private double sum;
        private double squares;

        void add(double deviation) {
            count++;
            sum += deviation;
            squares += deviation * deviation;
        }

        double between() {
            return sum * sum / count;
        }
    }

    private record Pair(String from, String to) {}

    static boolean sayNothing(Rhythm rhythm, Spread spread) {
        if (spread.count() < MIN_INTERVALS || spread.ofLogarithms() == 0) {
            return false;
        }
        Map<Pair, Group> pairs = new HashMap<>();
        Group starts = new Group();
        Group others = new Group();
        for (int interval = 0; interval < spread.count(); interval++) {
            double deviation = spread.deviation(interval);
            Pair pair = new Pair(rhythm.from(interval), rhythm.to(interval));
            pairs.computeIfAbsent(pair, _ -> new Group()).add(deviation);
            (pair.from().equals(Keystrokes.SPACE) ? starts : others).add(deviation);
        }
        return starts.count >= MIN_WORD_STARTS
                && others.count >= MIN_WORD_STARTS
                && startsAreAsOthers(starts, others)
                && ofPairs(pairs) < LEAST_OF_PAIRS;
    }

    /// Welch's t of the two means.
    private static boolean startsAreAsOthers(Group starts, Group others) {
        double difference = starts.sum / starts.count - others.sum / others.count;
        double error = Math.sqrt(variance(starts) / starts.count + variance(others) / others.count);
        return error <= GREATEST_ERROR && Math.abs(difference) < LEAST_OF_WORD_STARTS * error;
    }

    private static double variance(Group group) {
        return Math.max(0, (group.squares - group.between()) / (group.count - 1));
    }

    /// How far F lies above 1, which it is when pairs mean nothing; infinite when too few came again to say.
    private static double ofPairs(Map<Pair, Group> pairs) {
        int groups = 0;
        int count = 0;
        Group all = new Group();
        double between = 0;
        for (Group group : pairs.values()) {
            if (group.count > 1) {
                groups++;
                count += group.count;
                between += group.between();
                all.sum += group.sum;
                all.squares += group.squares;
            }
        }
        int within = count - groups;
        if (count < MIN_PAIRS_AGAIN || groups < 2 || within < 1) {
            return Double.POSITIVE_INFINITY;
        }
        double ofGroups = (between - all.sum * all.sum / count) / (groups - 1);
        double ofChance = (all.squares - between) / within;
        double error = Math.sqrt(2.0 / (groups - 1) + 2.0 / within);
        return ofChance <= 0 ? Double.POSITIVE_INFINITY : (ofGroups / ofChance - 1) / error;
    }
}

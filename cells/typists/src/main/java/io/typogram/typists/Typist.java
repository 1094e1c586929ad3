package io.typogram.typists;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Somebody who types as people do. The seed makes the person; every run of one person is another.
///
/// An interval is the person's own pace × a factor of the two keys × e^N(0, spread), and now and
/// then a hesitation: logarithms of intervals are about normal, but with the tail that pauses give
/// them. What is typed wrong is corrected at once or never.
public final class Typist {

    private static final Quantiles WPM = new Quantiles(16, 27, 48, 80, 103);

    /// Standard deviation of the logarithm of the intervals.
    private static final Quantiles SPREAD = new Quantiles(.41, .48, .57, .70, .83);

    private static final Quantiles HOLD_MEAN_MILLIS = new Quantiles(65, 81, 105, 135, 166);
    private static final Quantiles HOLD_DEVIATION_MILLIS =
            new Quantiles(13.6, 20.6, 30.7, 47.7, 75);
    private static final Quantiles BACKSPACE_SHARE = new Quantiles(.003, .017, .047, .093, .153);

    /// Of all characters.
    private static final double MEAN_UNCORRECTED_SHARE = .0117;

    private static final double MAX_UNCORRECTED_SHARE = .05;

    /// Hesitations and key factors widen the spread; this is what is left for chance, so that the
    /// whole comes out at [#SPREAD] and at the coefficients of variation that were measured.
    private static final double CHANCE_PART_OF_SPREAD = .88;

    private static final double HESITATION_SHARE = .02;
    private static final double HESITATION_FACTOR = 5;

    private static final double MAX_HOLD_MILLIS = 600;

    /// A key comes up before it goes down again.
    private static final double MAX_HOLD_OF_REPEATED_KEY = .9;

    private static final double MILLIS_PER_CHARACTER_AT_ONE_WPM = 60_000.0 / 5;

    private static final String SPACE = " ";
    private static final String BACKSPACE = "Backspace";
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private final RandomGenerator random;
    private final double wpm;
    private final double spread;
    private final double holdMeanMillis;
    private final double holdDeviationMillis;
    private final double correctedShare;
    private final double uncorrectedShare;

    /// The study's people end about here; who is faster has practised for years.
    private static final double FASTEST_STUDIED_WPM = 100;

    private static final double FASTEST_WPM = 260;

    /// An assumption: how much of the usual spread of intervals and of holds is left at [#FASTEST_WPM], and how long
    /// keys are still held.
    private static final double SPREAD_LEFT = .45;

    private static final double HOLD_LEFT = .65;

    private Typist(RandomGenerator random, double wpm, double practice) {
        if (!(wpm > 0 && wpm <= 300)) {
            throw new IllegalArgumentException("nobody types this fast or this slow");
        }
        this.random = random;
        this.wpm = wpm;
        double left = 1 - practice * (1 - SPREAD_LEFT);
        this.spread = SPREAD.draw(random) * CHANCE_PART_OF_SPREAD * left;
        this.holdMeanMillis = HOLD_MEAN_MILLIS.draw(random) * (1 - practice * (1 - HOLD_LEFT));
        this.holdDeviationMillis = HOLD_DEVIATION_MILLIS.draw(random) * left;
        this.correctedShare = correctedShare(BACKSPACE_SHARE.draw(random));
        this.uncorrectedShare = drawUncorrectedShare(random);
    }

    /// Anybody, as fast as people are.
    public static Typist of(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        return new Typist(random, WPM.draw(random), 0);
    }

    /// Somebody of this speed, and otherwise as people of any speed are.
    public static Typist of(long seed, double wpm) {
        return new Typist(new SplittableRandom(seed), wpm, 0);
    }

    /// Somebody of this speed who has come to it as people do: up to the fastest of the study as everybody, beyond it
    /// ever more even, and with keys held for less. Nobody has measured by how much; here spread and hold shrink in
    /// a straight line.
    public static Typist practised(long seed, double wpm) {
        double beyond = (wpm - FASTEST_STUDIED_WPM) / (FASTEST_WPM - FASTEST_STUDIED_WPM);
        return new Typist(new SplittableRandom(seed), wpm, Math.clamp(beyond, 0, 1));
    }

    /// Characters that stand at the end, per minute, over five.
    public double wpm() {
        return wpm;
    }

    /// Types all words. The run has the typist's speed, and ends as a `words` test does: with the
    /// last word's last character, or with a space when that word is wrong.
    public TypedStream type(List<String> words) {
        Draft draft = draft(words);
        return perform(draft.presses(), millisPerUnit(draft));
    }

    /// Types as far as the time allows. The speed of the whole text is the typist's; what falls
    /// into the time has more or less of it.
    public TypedStream typeFor(Duration limit, List<String> words) {
        Draft draft = draft(words);
        double millisPerUnit = millisPerUnit(draft);
        double limitUnits = limit.toMillis() / millisPerUnit;
        List<Press> inTime =
                draft.presses().stream().filter(press -> press.atUnits() < limitUnits).toList();
        return perform(inTime, millisPerUnit);
    }

    /// A key and when it goes down, in units of the person's pace.
    private record Press(double atUnits, String key) {}

    /// @param standing characters and spaces that stand at the end
    private record Draft(List<Press> presses, int standing) {}

    private record Event(double atMillis, char action, String key) {}

    private Draft draft(List<String> words) {
        List<String> alphabet = List.copyOf(new TreeSet<>(graphemes(String.join("", words))));
        List<String> keys = new ArrayList<>();
        int standing = 0;
        for (int place = 0; place < words.size(); place++) {
            boolean last = place == words.size() - 1;
            boolean correct = draftWord(words.get(place), alphabet, keys);
            boolean ended = !last || !correct;
            if (ended) {
                keys.add(SPACE);
            }
            standing += graphemes(words.get(place)).size() + (ended ? 1 : 0);
        }
        return new Draft(paced(keys), standing);
    }

    /// Adds the keys of one word and says whether it comes out right.
    private boolean draftWord(String word, List<String> alphabet, List<String> keys) {
        boolean correct = true;
        for (String character : graphemes(word)) {
            double chance = random.nextDouble();
            if (chance < uncorrectedShare) {
                String wrong = other(character, alphabet);
                keys.add(wrong);
                correct &= wrong.equals(character);
            } else if (chance < uncorrectedShare + correctedShare) {
                keys.addAll(List.of(other(character, alphabet), BACKSPACE, character));
            } else {
                keys.add(character);
            }
        }
        return correct;
    }

    private List<Press> paced(List<String> keys) {
        List<Press> presses = new ArrayList<>(keys.size());
        double atUnits = 0;
        for (int place = 0; place < keys.size(); place++) {
            if (place > 0) {
                atUnits += Fingers.factor(keys.get(place - 1), keys.get(place)) * chance();
            }
            presses.add(new Press(atUnits, keys.get(place)));
        }
        return presses;
    }

    private double chance() {
        double hesitation = random.nextDouble() < HESITATION_SHARE ? HESITATION_FACTOR : 1;
        return hesitation * Math.exp(random.nextGaussian() * spread);
    }

    private double millisPerUnit(Draft draft) {
        double durationUnits = draft.presses().getLast().atUnits();
        double durationMillis = draft.standing() * MILLIS_PER_CHARACTER_AT_ONE_WPM / wpm;
        return durationMillis / durationUnits;
    }

    private TypedStream perform(List<Press> presses, double millisPerUnit) {
        List<Event> events = new ArrayList<>(2 * presses.size());
        Map<String, Double> nextAtMillis = new HashMap<>();
        for (Press press : presses.reversed()) {
            double downMillis = press.atUnits() * millisPerUnit;
            double again = nextAtMillis.getOrDefault(press.key(), Double.POSITIVE_INFINITY);
            double mostMillis = (again - downMillis) * MAX_HOLD_OF_REPEATED_KEY;
            double holdMillis = Math.min(drawHoldMillis(), mostMillis);
            events.add(new Event(tenths(downMillis + holdMillis), 'U', press.key()));
            events.add(new Event(tenths(downMillis), 'D', press.key()));
            nextAtMillis.put(press.key(), downMillis);
        }
        return columns(
                events.reversed().stream()
                        .sorted(Comparator.comparingDouble(Event::atMillis))
                        .toList());
    }

    private static TypedStream columns(List<Event> events) {
        StringBuilder actions = new StringBuilder(events.size());
        events.forEach(event -> actions.append(event.action()));
        return new TypedStream(
                events.stream().map(Event::atMillis).toList(),
                actions.toString(),
                events.stream().map(Event::key).toList());
    }

    /// Log-normal with the person's mean and deviation: a hold is never negative, and now and then
    /// a long one.
    private double drawHoldMillis() {
        double ratio = holdDeviationMillis / holdMeanMillis;
        double variance = Math.log1p(ratio * ratio);
        double mean = Math.log(holdMeanMillis) - variance / 2;
        double drawn = Math.exp(mean + random.nextGaussian() * Math.sqrt(variance));
        return Math.min(MAX_HOLD_MILLIS, drawn);
    }

    /// A browser's clock has a tenth of a millisecond at best.
    private static double tenths(double millis) {
        return Math.round(millis * 10) / 10.0;
    }

    private String other(String character, List<String> alphabet) {
        int place = random.nextInt(alphabet.size());
        String drawn = alphabet.get(place);
        return drawn.equals(character) ? alphabet.get((place + 1) % alphabet.size()) : drawn;
    }

    /// A corrected error costs two keys, one of them a backspace: of `1 + 2c` keys `c` are.
    private static double correctedShare(double backspaceShare) {
        return backspaceShare / (1 - 2 * backspaceShare);
    }

    private static double drawUncorrectedShare(RandomGenerator random) {
        double drawn = -Math.log(1 - random.nextDouble()) * MEAN_UNCORRECTED_SHARE;
        return Math.min(MAX_UNCORRECTED_SHARE, drawn);
    }

    private static List<String> graphemes(String text) {
        return GRAPHEME.matcher(text).results().map(MatchResult::group).toList();
    }
}

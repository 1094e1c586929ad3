package io.typogram.typing;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.keystrokes.ParsedKeystrokes;
import io.typogram.keystrokes.ParsedKeystrokes.Illegible;
import io.typogram.keystrokes.ParsedKeystrokes.Legible;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Writes streams for tests, key by key, at times that the test chooses.
public final class TestingStreams {

    public static final LanguageId ENGLISH = new LanguageId("english");

    private final List<Double> atMillis = new ArrayList<>();
    private final StringBuilder actions = new StringBuilder();
    private final List<String> keys = new ArrayList<>();

    public static TestSettings time(int seconds) {
        return TestSettings.plain(Mode.TIME, seconds, ENGLISH);
    }

    public static TestSettings words(int count) {
        return TestSettings.plain(Mode.WORDS, count, ENGLISH);
    }

    /// The keystrokes of three columns that are known to be in order.
    public static Keystrokes legible(double[] atMillis, String actions, List<String> keys) {
        ParsedKeystrokes parsed = Keystrokes.parse(atMillis, actions, keys);
        return switch (parsed) {
            case Legible legible -> legible.keystrokes();
            case Illegible illegible ->
                    throw new AssertionError("illegible: " + illegible.refusal().detail());
        };
    }

    /// A stream that types `text` with one key every `stepMillis`, from zero.
    public static Keystrokes typed(String text, double stepMillis) {
        TestingStreams stream = new TestingStreams();
        for (int place = 0; place < text.length(); place++) {
            stream.down(place * stepMillis, text.substring(place, place + 1));
        }
        return stream.keystrokes();
    }

    /// A stream that types `text` as a person might, with one key every `stepMillis` in the mean: the last goes down
    /// exactly when it does in [#typed].
    public static Keystrokes byHand(String text, double stepMillis, RandomGenerator random) {
        List<Press> presses = new ArrayList<>();
        double[] downs = downs(text, stepMillis, random);
        for (int place = 0; place < downs.length; place++) {
            String key = text.substring(place, place + 1);
            int again = text.indexOf(key, place + 1);
            double most = again < 0 ? Double.POSITIVE_INFINITY : (downs[again] - downs[place]) * .9;
            double hold = Math.min(most, 80 * Math.exp(random.nextGaussian() * .25));
            presses.add(new Press(downs[place], 'D', key));
            presses.add(new Press(tenths(downs[place] + hold), 'U', key));
        }
        TestingStreams stream = new TestingStreams();
        presses.stream()
                .sorted(Comparator.comparingDouble(Press::atMillis))
                .forEach(press -> stream.event(press.atMillis(), press.action(), press.key()));
        return stream.keystrokes();
    }

    private record Press(double atMillis, char action, String key) {}

    /// The first key of a word takes longer, as it does with people: a long run without would look like a program's.
    private static double[] downs(String text, double stepMillis, RandomGenerator random) {
        int count = text.length();
        double[] downs = new double[count];
        for (int place = 1; place < count; place++) {
            double usual = text.charAt(place - 1) == ' ' ? 1.5 : 1;
            downs[place] = downs[place - 1] + usual * Math.exp(random.nextGaussian() * .4);
        }
        double scale = count > 1 ? (count - 1) * stepMillis / downs[count - 1] : 1;
        return Arrays.stream(downs).map(at -> tenths(at * scale)).toArray();
    }

    private static double tenths(double millis) {
        return Math.round(millis * 10) / 10.0;
    }

    public TestingStreams down(double at, String key) {
        return event(at, 'D', key);
    }

    public TestingStreams up(double at, String key) {
        return event(at, 'U', key);
    }

    public Keystrokes keystrokes() {
        return legible(
                atMillis.stream().mapToDouble(Double::doubleValue).toArray(),
                actions.toString(),
                keys);
    }

    private TestingStreams event(double at, char action, String key) {
        atMillis.add(at);
        actions.append(action);
        keys.add(key);
        return this;
    }
}

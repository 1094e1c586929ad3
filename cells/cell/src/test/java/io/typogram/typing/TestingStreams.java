package io.typogram.typing;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.keystrokes.ParsedKeystrokes;
import io.typogram.keystrokes.ParsedKeystrokes.Illegible;
import io.typogram.keystrokes.ParsedKeystrokes.Legible;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import java.util.ArrayList;
import java.util.List;

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

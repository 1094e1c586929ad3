package io.typogram.keystrokes;

import io.typogram.keystrokes.IllegibleStream.StreamEmpty;
import io.typogram.keystrokes.IllegibleStream.StreamMalformed;
import io.typogram.keystrokes.IllegibleStream.StreamTimeBackwards;
import io.typogram.keystrokes.IllegibleStream.StreamTooLong;
import io.typogram.keystrokes.ParsedKeystrokes.Illegible;
import io.typogram.keystrokes.ParsedKeystrokes.Legible;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The raw events of a run: when a key went down or up, and what it did. Kept as three columns, the
/// form in which they travel and are stored.
///
/// Keystrokes identify people. They are personal data and never stand in a log.
public final class Keystrokes {

    /// An hour at 300 wpm, every key pressed and released.
    public static final int MAX_EVENTS = 200_000;

    public static final int MAX_KEY_LENGTH = 16;

    /// Four hours: ten thousand words at forty a minute. It bounds the seconds that a score is cut into.
    public static final int MAX_AT_MILLIS = 14_400_000;

    /// Takes one character away.
    public static final String BACKSPACE = "Backspace";

    /// Takes a word away.
    public static final String DELETE_WORD = "DeleteWord";

    /// Ends a word.
    public static final String SPACE = " ";

    private static final Pattern ONE_GRAPHEME = Pattern.compile("\\X");

    private static final double MICROS_PER_MILLI = 1_000;

    private final long[] atMicros;
    private final String actions;
    private final String[] keys;

    private Keystrokes(long[] atMicros, String actions, String[] keys) {
        this.atMicros = atMicros;
        this.actions = actions;
        this.keys = keys;
    }

    /// Reads the three columns as they came over the wire. They are copied.
    ///
    /// @param atMillis milliseconds since the first event, never decreasing; kept to the microsecond
    /// @param actions one letter an event, `D` for down and `U` for up
    /// @param keys one character as typed, [#BACKSPACE] or [#DELETE_WORD]
    public static ParsedKeystrokes parse(
            double[] atMillis, String actions, List<? extends @Nullable String> keys) {
        if (atMillis.length != actions.length() || actions.length() != keys.size()) {
            return new Illegible(new StreamMalformed("the three columns differ in length"));
        }
        if (atMillis.length == 0) {
            return new Illegible(new StreamEmpty());
        }
        if (atMillis.length > MAX_EVENTS) {
            return new Illegible(new StreamTooLong());
        }
        double[] times = atMillis.clone();
        Optional<IllegibleStream> refusal =
                refusalOfTimes(times)
                        .or(() -> refusalOfActions(actions))
                        .or(() -> refusalOfKeys(keys));
        return refusal.<ParsedKeystrokes>map(Illegible::new)
                .orElseGet(() ->
                        new Legible(
                                new Keystrokes(
                                        micros(times), actions, keys.toArray(String[]::new))));
    }

    /// Keystrokes as they were kept.
    ///
    /// @return nothing when the columns are no keystrokes
    public static Optional<Keystrokes> of(long[] atMicros, String actions, List<String> keys) {
        double[] atMillis =
                Arrays.stream(atMicros).mapToDouble(micros -> micros / MICROS_PER_MILLI).toArray();
        return switch (parse(atMillis, actions, keys)) {
            case Legible(var keystrokes) -> Optional.of(keystrokes);
            case Illegible _ -> Optional.empty();
        };
    }

    private static long[] micros(double[] atMillis) {
        return Arrays.stream(atMillis)
                .mapToLong(millis -> Math.round(millis * MICROS_PER_MILLI))
                .toArray();
    }

    private static Optional<IllegibleStream> refusalOfTimes(double[] atMillis) {
        if (atMillis[0] != 0) {
            return Optional.of(new StreamMalformed("the first event is not at zero"));
        }
        for (double at : atMillis) {
            if (!Double.isFinite(at) || at < 0) {
                return Optional.of(new StreamMalformed("a time is not a number from zero up"));
            }
        }
        for (int event = 1; event < atMillis.length; event++) {
            if (atMillis[event] < atMillis[event - 1]) {
                return Optional.of(new StreamTimeBackwards(event));
            }
        }
        return atMillis[atMillis.length - 1] > MAX_AT_MILLIS
                ? Optional.of(new StreamTooLong())
                : Optional.empty();
    }

    private static Optional<IllegibleStream> refusalOfActions(String actions) {
        return actions.chars().allMatch(action -> action == 'D' || action == 'U')
                ? Optional.empty()
                : Optional.of(new StreamMalformed("an action is neither D nor U"));
    }

    private static Optional<IllegibleStream> refusalOfKeys(List<? extends @Nullable String> keys) {
        for (String key : keys) {
            if (key == null || !isKey(key)) {
                return Optional.of(
                        new StreamMalformed("a key is no character, Backspace or DeleteWord"));
            }
        }
        return Optional.empty();
    }

    private static boolean isKey(String key) {
        if (key.length() == 1) {
            return isText(key.charAt(0));
        }
        if (key.equals(BACKSPACE) || key.equals(DELETE_WORD)) {
            return true;
        }
        return !key.isEmpty()
                && key.length() <= MAX_KEY_LENGTH
                && key.codePoints().allMatch(Keystrokes::isText)
                && ONE_GRAPHEME.matcher(key).matches();
    }

    /// Half of a surrogate pair has no UTF-8 form, so it could be neither stored nor sent.
    private static boolean isText(int codePoint) {
        return !Character.isISOControl(codePoint)
                && Character.getType(codePoint) != Character.SURROGATE;
    }

    /// How many events there are; at least one.
    public int size() {
        return keys.length;
    }

    public double atMillis(int event) {
        return atMicros[event] / MICROS_PER_MILLI;
    }

    public long atMicros(int event) {
        return atMicros[event];
    }

    public boolean isDown(int event) {
        return actions.charAt(event) == 'D';
    }

    public String key(int event) {
        return keys[event];
    }

    public double lastAtMillis() {
        return atMillis(size() - 1);
    }

    /// A copy of the column of times.
    public double[] atMillis() {
        return Arrays.stream(atMicros).mapToDouble(micros -> micros / MICROS_PER_MILLI).toArray();
    }

    /// The column of actions.
    public String actions() {
        return actions;
    }

    /// The column of keys, unmodifiable.
    public List<String> keys() {
        return List.of(keys);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Keystrokes that
                && Arrays.equals(atMicros, that.atMicros)
                && actions.equals(that.actions)
                && Arrays.equals(keys, that.keys);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(atMicros) + Arrays.hashCode(keys);
    }

    /// Says how many there are and nothing about them.
    @Override
    public String toString() {
        return "Keystrokes[" + size() + " events]";
    }
}

package io.typogram.keystrokes;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keystrokes on the wire: events in order, in three columns.
///
/// @param atMillis when, in milliseconds since the first event
/// @param actions what, one letter an event: `D` down, `U` up
/// @param keys which key
public record KeystrokeColumns(
        @Nullable List<@Nullable Double> atMillis,
        @Nullable String actions,
        @Nullable List<@Nullable String> keys) {

    public static final KeystrokeColumns NONE = new KeystrokeColumns(null, null, null);

    public static KeystrokeColumns of(Keystrokes keystrokes) {
        return new KeystrokeColumns(
                Arrays.stream(keystrokes.atMillis())
                        .boxed()
                        .<@Nullable Double>map(at -> at)
                        .toList(),
                keystrokes.actions(),
                List.<@Nullable String>copyOf(keystrokes.keys()));
    }

    public ParsedKeystrokes parse() {
        return Keystrokes.parse(
                atMillis == null ? new double[0] : times(atMillis),
                actions == null ? "" : actions,
                keys == null ? List.of() : keys);
    }

    /// A time that is missing becomes one that the parser refuses.
    private static double[] times(List<@Nullable Double> times) {
        return times.stream().mapToDouble(time -> time == null ? Double.NaN : time).toArray();
    }
}

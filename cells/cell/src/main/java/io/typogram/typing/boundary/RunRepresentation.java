package io.typogram.typing.boundary;

import io.typogram.typing.entity.Keystrokes;
import io.typogram.typing.entity.ParsedKeystrokes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run as a client sends it: the signed test, and what was typed, in three columns.
public record RunRepresentation(
        @Nullable String test, @Nullable KeystrokesRepresentation keystrokes) {

    /// Events in order: when, what (`D` down, `U` up), and which key.
    public record KeystrokesRepresentation(
            @Nullable List<@Nullable Double> atMillis,
            @Nullable String actions,
            @Nullable List<@Nullable String> keys) {

        private ParsedKeystrokes parse() {
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

    private static final KeystrokesRepresentation NOTHING =
            new KeystrokesRepresentation(null, null, null);

    String token() {
        return test == null ? "" : test;
    }

    ParsedKeystrokes parse() {
        return (keystrokes == null ? NOTHING : keystrokes).parse();
    }
}

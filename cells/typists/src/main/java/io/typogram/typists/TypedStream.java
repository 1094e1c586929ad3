package io.typogram.typists;

import java.util.List;

/// The keystrokes of one run, in the three columns in which a client sends them.
///
/// @param atMillis milliseconds since the first key, never decreasing
/// @param actions one letter an event: `D` for down, `U` for up
/// @param keys a character, `Backspace`, or a space
public record TypedStream(List<Double> atMillis, String actions, List<String> keys) {

    public TypedStream {
        atMillis = List.copyOf(atMillis);
        keys = List.copyOf(keys);
        if (atMillis.size() != actions.length() || actions.length() != keys.size()) {
            throw new IllegalArgumentException("the columns have one length");
        }
    }
}

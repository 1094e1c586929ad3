package io.typogram.typing.boundary;

import io.typogram.keystrokes.KeystrokeColumns;
import io.typogram.keystrokes.ParsedKeystrokes;
import org.jspecify.annotations.Nullable;

/// A run as a client sends it: the signed test, and what was typed.
public record RunRepresentation(@Nullable String test, @Nullable KeystrokeColumns keystrokes) {

    String token() {
        return test == null ? "" : test;
    }

    ParsedKeystrokes parse() {
        return (keystrokes == null ? KeystrokeColumns.NONE : keystrokes).parse();
    }
}

package io.typogram.keystrokes;

import java.util.Objects;

/// What became of three columns that a client sent.
public sealed interface ParsedKeystrokes {

    record Legible(Keystrokes keystrokes) implements ParsedKeystrokes {
        public Legible {
            Objects.requireNonNull(keystrokes);
        }
    }

    record Illegible(IllegibleStream refusal) implements ParsedKeystrokes {
        public Illegible {
            Objects.requireNonNull(refusal);
        }
    }
}

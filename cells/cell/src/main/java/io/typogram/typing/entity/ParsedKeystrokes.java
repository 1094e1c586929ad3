package io.typogram.typing.entity;

import java.util.Objects;

/// What became of three columns that a client sent.
public sealed interface ParsedKeystrokes {

    record Legible(Keystrokes keystrokes) implements ParsedKeystrokes {
        public Legible {
            Objects.requireNonNull(keystrokes);
        }
    }

    record Illegible(StreamRefusal refusal) implements ParsedKeystrokes {
        public Illegible {
            Objects.requireNonNull(refusal);
        }
    }
}

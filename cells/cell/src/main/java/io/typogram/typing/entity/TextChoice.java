package io.typogram.typing.entity;

import java.util.Objects;

/// Which text a player wants to type, beyond what the settings say.
public sealed interface TextChoice {

    /// One that is drawn for them.
    record AnyText() implements TextChoice {}

    /// That quote, whatever its length.
    record ThatQuote(int id) implements TextChoice {}

    /// One of their own.
    record OwnText(CustomText text) implements TextChoice {
        public OwnText {
            Objects.requireNonNull(text);
        }
    }
}

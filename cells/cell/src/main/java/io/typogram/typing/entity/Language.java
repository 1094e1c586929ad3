package io.typogram.typing.entity;

import java.util.Objects;

/// A language to type in.
///
/// @param name what the language calls itself
public record Language(LanguageId id, String name, Direction direction, PunctuationMarks marks) {

    public Language {
        Objects.requireNonNull(id);
        Objects.requireNonNull(direction);
        Objects.requireNonNull(marks);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a language has a name");
        }
    }
}

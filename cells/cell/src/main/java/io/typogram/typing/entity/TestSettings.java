package io.typogram.typing.entity;

import java.util.Objects;

/// What a player asked for. Results are compared only within equal settings.
///
/// @param amount seconds or words, as the mode says; one of [Mode#amounts]
public record TestSettings(
        Mode mode, int amount, LanguageId language, boolean punctuation, boolean numbers) {

    public TestSettings {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(language);
        if (!mode.offers(amount)) {
            throw new IllegalArgumentException("an amount that is not offered");
        }
    }
}

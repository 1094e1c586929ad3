package io.typogram.typing.entity;

import java.util.Objects;

/// What a player asked for. Results are compared only within equal settings.
///
/// @param amount seconds, words or a class of length, as the mode says
/// @param lazy whether the words come without their diacritics
public record TestSettings(
        Mode mode,
        int amount,
        LanguageId language,
        boolean punctuation,
        boolean numbers,
        Difficulty difficulty,
        boolean lazy) {

    public TestSettings {
        Objects.requireNonNull(mode);
        Objects.requireNonNull(language);
        Objects.requireNonNull(difficulty);
        if (!mode.offers(amount)) {
            throw new IllegalArgumentException("an amount that is not offered");
        }
    }

    /// Plain words of that language: no switch is on.
    public static TestSettings plain(Mode mode, int amount, LanguageId language) {
        return new TestSettings(mode, amount, language, false, false, Difficulty.NORMAL, false);
    }

    public TestSettings withAmount(int other) {
        return new TestSettings(mode, other, language, punctuation, numbers, difficulty, lazy);
    }

    public TestSettings notLazy() {
        return new TestSettings(mode, amount, language, punctuation, numbers, difficulty, false);
    }

    public TestSettings withLanguage(LanguageId other) {
        return new TestSettings(mode, amount, other, punctuation, numbers, difficulty, lazy);
    }
}

package io.typogram.typing.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How long a quote is, in the four classes that players choose from. A class has a number, because
/// the amount of a test is one.
public enum QuoteLength {
    SHORT(1, 100),
    MEDIUM(2, 300),
    LONG(3, 600),
    THICC(4, Integer.MAX_VALUE);

    private final int number;
    private final int maxCharacters;

    QuoteLength(int number, int maxCharacters) {
        this.number = number;
        this.maxCharacters = maxCharacters;
    }

    /// The class of a text of so many characters.
    public static QuoteLength of(int characters) {
        return Arrays.stream(values())
                .filter(length -> characters <= length.maxCharacters)
                .findFirst()
                .orElseThrow();
    }

    public static Optional<QuoteLength> ofNumber(int number) {
        return Arrays.stream(values()).filter(length -> length.number == number).findFirst();
    }

    public int number() {
        return number;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.typogram.typing.entity;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;

/// A text of the player's own, as the words that have to be typed.
public record CustomText(List<String> words) {

    public static final int MAX_WORDS = 10_000;

    public static final int MAX_CHARACTERS = 60_000;

    public static final int MAX_WORD_LENGTH = 100;

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    public CustomText {
        words = List.copyOf(words);
        if (words.isEmpty() || words.size() > MAX_WORDS) {
            throw new IllegalArgumentException("a text has 1 to 10,000 words");
        }
        words.forEach(CustomText::requireWord);
    }

    /// Cuts a text at its white space and brings it into the form that clients send keys in.
    ///
    /// @throws IllegalArgumentException when it breaks a bound, or holds what nobody can type
    public static CustomText of(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("a text has 60,000 characters at most");
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return new CustomText(
                Arrays.stream(composed.split("[\\s\\u00A0\\u2000-\\u200A\\u202F\\u3000]+"))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    /// What a test of this text is bound to.
    public WordsVersion version() {
        return WordsVersion.of(words);
    }

    public String text() {
        return String.join(" ", words);
    }

    private static void requireWord(String word) {
        if (word.isEmpty() || word.length() > MAX_WORD_LENGTH) {
            throw new IllegalArgumentException("a word has 1 to 100 characters");
        }
        if (!word.codePoints().allMatch(CustomText::canBeTyped)) {
            throw new IllegalArgumentException("a text has letters, digits and signs only");
        }
    }

    private static boolean canBeTyped(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                    false;
            case Character.FORMAT ->
                    codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
            default -> true;
        };
    }
}

package io.typogram.typing.entity;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/// The words of one language that tests are made of, in an order that never changes under one
/// version: a seed picks by place.
public record WordList(Language language, List<String> words) {

    /// Fewer make a text that repeats itself.
    public static final int MIN_WORDS = 200;

    public static final int MAX_WORDS = 2_000;

    public static final int MAX_WORD_LENGTH = 16;

    public WordList {
        Objects.requireNonNull(language);
        words = List.copyOf(words);
        if (words.size() < MIN_WORDS || words.size() > MAX_WORDS) {
            throw new IllegalArgumentException("a list has 200 to 2,000 words");
        }
        if (new HashSet<>(words).size() != words.size()) {
            throw new IllegalArgumentException("a list has every word once");
        }
        words.forEach(WordList::requireWord);
    }

    /// Keys are compared code point by code point, so a word must come in the form that clients
    /// send.
    private static void requireWord(String word) {
        boolean lettersOnly = word.codePoints().allMatch(WordList::isPartOfAWord);
        if (word.isEmpty() || word.length() > MAX_WORD_LENGTH || !lettersOnly) {
            throw new IllegalArgumentException("not a word: " + word);
        }
        if (!Normalizer.isNormalized(word, Normalizer.Form.NFC)) {
            throw new IllegalArgumentException("not in normalisation form C: " + word);
        }
    }

    private static boolean isPartOfAWord(int codePoint) {
        int type = Character.getType(codePoint);
        return Character.isLetter(codePoint)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}

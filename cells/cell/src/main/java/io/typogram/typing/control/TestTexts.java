package io.typogram.typing.control;

import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.Quote;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.WordsVersion;
import java.util.List;
import java.util.Optional;

/// Makes the text of a test again from what its token says, whatever its mode. A text of the player's own is
/// the exception: only they have it.
public final class TestTexts implements IssuedWords {

    private final WordLists wordLists;
    private final Quotes quotes;

    public TestTexts(WordLists wordLists, Quotes quotes) {
        this.wordLists = wordLists;
        this.quotes = quotes;
    }

    @Override
    public Optional<List<String>> of(IssuedTest test) {
        return of(test.settings(), test.wordsVersion(), test.seed());
    }

    /// The words of that seed, unless what they are made from has changed since.
    Optional<List<String>> of(TestSettings settings, WordsVersion version, long seed) {
        return full(settings, version, seed).map(words -> asTyped(settings, words));
    }

    /// The words as these settings want them: a lazy test has no diacritics.
    static List<String> asTyped(TestSettings settings, List<String> words) {
        return settings.lazy() ? PlainLetters.of(words) : words;
    }

    private Optional<List<String>> full(TestSettings settings, WordsVersion version, long seed) {
        return switch (settings.mode()) {
            case TIME, WORDS ->
                    wordLists
                            .find(settings.language())
                            .filter(list -> list.version().equals(version))
                            .map(list -> list.of(settings, seed));
            case QUOTE ->
                    quotes.find(settings.language(), seed)
                            .filter(quote -> quote.version().equals(version))
                            .map(Quote::words);
            case ZEN -> Optional.of(List.of());
            case CUSTOM -> Optional.empty();
        };
    }
}

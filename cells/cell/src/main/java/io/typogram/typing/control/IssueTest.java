package io.typogram.typing.control;

import io.typogram.typing.entity.IssueOutcome;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typing.entity.IssueOutcome.LanguageUnknown;
import io.typogram.typing.entity.IssueOutcome.QuoteUnknown;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.Quote;
import io.typogram.typing.entity.QuoteLength;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.TextChoice;
import io.typogram.typing.entity.TextChoice.AnyText;
import io.typogram.typing.entity.TextChoice.OwnText;
import io.typogram.typing.entity.TextChoice.ThatQuote;
import io.typogram.typing.entity.WordsVersion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Hands out a test: draws a seed, makes the words and signs it. Nothing is stored.
public final class IssueTest {

    private static final WordsVersion NO_WORDS = new WordsVersion(0);

    private final WordLists wordLists;
    private final Quotes quotes;
    private final SignedTests signedTests;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Duration validFor;

    /// Issues tests of these languages.
    ///
    /// @param random where ids and seeds come from; in production one that nobody can foretell
    /// @param validFor how long a run of the test is accepted, time without a network included
    public IssueTest(
            WordLists wordLists,
            Quotes quotes,
            SignedTests signedTests,
            InstantSource clock,
            RandomGenerator random,
            Duration validFor) {
        if (!validFor.isPositive()) {
            throw new IllegalArgumentException("a test is valid for some time");
        }
        this.wordLists = wordLists;
        this.quotes = quotes;
        this.signedTests = signedTests;
        this.clock = clock;
        this.random = random;
        this.validFor = validFor;
    }

    /// Hands out a new test.
    ///
    /// @param choice a text of the player's own for a `custom` test, and for no other; a certain quote for
    ///     a `quote` test, whose length is then the quote's
    public IssueOutcome issue(TestSettings wish, TextChoice choice) {
        TestSettings settings = withoutIdleLaziness(wish);
        Optional<TestWords> list = wordLists.find(settings.language());
        if (list.isEmpty()) {
            return new LanguageUnknown(settings.language());
        }
        return switch (choice) {
            case OwnText(var text) ->
                    issue(settings, 0, text.version(), text.words(), Optional.empty());
            case ThatQuote(var id) -> quote(settings, quotes.find(settings.language(), id));
            case AnyText _ -> draw(settings, list.get());
        };
    }

    /// Where there are no diacritics to leave out, a lazy run is to count with all others.
    private TestSettings withoutIdleLaziness(TestSettings wish) {
        return wish.lazy() && !wordLists.hasDiacritics(wish.language()) ? wish.notLazy() : wish;
    }

    private IssueOutcome draw(TestSettings settings, TestWords list) {
        long seed = random.nextLong();
        return switch (settings.mode()) {
            case TIME, WORDS ->
                    issue(
                            settings,
                            seed,
                            list.version(),
                            list.of(settings, seed),
                            Optional.empty());
            case QUOTE -> quote(settings, drawQuote(settings, seed));
            case ZEN -> issue(settings, 0, NO_WORDS, List.of(), Optional.empty());
            case CUSTOM -> throw new IllegalArgumentException("nobody draws a player's own text");
        };
    }

    private Optional<Quote> drawQuote(TestSettings settings, long seed) {
        return QuoteLength.ofNumber(settings.amount())
                .flatMap(length -> quotes.draw(settings.language(), length, seed));
    }

    /// A quote stands for itself: its id takes the place of a seed.
    private IssueOutcome quote(TestSettings settings, Optional<Quote> chosen) {
        return chosen.<IssueOutcome>map(quote ->
                        issue(
                                settings.withAmount(quote.length().number()),
                                quote.id(),
                                quote.version(),
                                quote.words(),
                                chosen))
                .orElseGet(() -> new QuoteUnknown(settings.language()));
    }

    private Issued issue(
            TestSettings settings,
            long seed,
            WordsVersion version,
            List<String> words,
            Optional<Quote> quote) {
        Instant now = clock.instant();
        IssuedTest test =
                new IssuedTest(randomUuid(), settings, seed, version, now, now.plus(validFor));
        return new Issued(test, TestTexts.asTyped(settings, words), quote, signedTests.seal(test));
    }

    /// A version 4 UUID (RFC 9562) from the injected chance.
    private UUID randomUuid() {
        long most = (random.nextLong() & ~0xF000L) | 0x4000L;
        long least = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(most, least);
    }
}

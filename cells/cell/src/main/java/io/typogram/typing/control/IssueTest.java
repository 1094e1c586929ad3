package io.typogram.typing.control;

import io.typogram.typing.entity.IssueOutcome;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typing.entity.IssueOutcome.LanguageUnknown;
import io.typogram.typing.entity.IssuedTest;
import io.typogram.typing.entity.TestSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Hands out a test: draws a seed, makes the words and signs it. Nothing is stored.
public final class IssueTest {

    private final WordLists wordLists;
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
            SignedTests signedTests,
            InstantSource clock,
            RandomGenerator random,
            Duration validFor) {
        if (!validFor.isPositive()) {
            throw new IllegalArgumentException("a test is valid for some time");
        }
        this.wordLists = wordLists;
        this.signedTests = signedTests;
        this.clock = clock;
        this.random = random;
        this.validFor = validFor;
    }

    /// Hands out a new test.
    public IssueOutcome issue(TestSettings settings) {
        Optional<TestWords> words = wordLists.find(settings.language());
        if (words.isEmpty()) {
            return new LanguageUnknown(settings.language());
        }
        return issue(settings, words.get());
    }

    private Issued issue(TestSettings settings, TestWords words) {
        Instant now = clock.instant();
        IssuedTest test =
                new IssuedTest(
                        randomUuid(),
                        settings,
                        random.nextLong(),
                        words.version(),
                        now,
                        now.plus(validFor));
        return new Issued(test, words.of(settings, test.seed()), signedTests.seal(test));
    }

    /// A version 4 UUID (RFC 9562) from the injected chance.
    private UUID randomUuid() {
        long most = (random.nextLong() & ~0xF000L) | 0x4000L;
        long least = (random.nextLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(most, least);
    }
}

package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.platform.caching.Caches;
import io.typogram.typing.OfferedTests;
import io.typogram.typing.entity.CustomText;
import io.typogram.typing.entity.IssueOutcome;
import io.typogram.typing.entity.Language;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.Quote;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.SubmissionOutcome;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.TextChoice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Tests handed out and runs judged, with this cell's configuration.
@ApplicationScoped
public class Tests implements OfferedTests {

    /// Long enough for a laptop that was closed on a train.
    private static final Duration TEST_VALIDITY = Duration.ofDays(7);

    private final WordLists wordLists;
    private final Quotes quotes;
    private final TestTexts texts;
    private final IssueTest issueTest;
    private final CachedIssuedWords issuedWords;
    private final ScoreSubmission scoreSubmission;

    @Inject
    public Tests(
            InstantSource clock,
            Caches caches,
            @ConfigProperty(name = "typogram.typing.signing.key") String signingKey,
            @ConfigProperty(name = "typogram.typing.accepted.keys")
                    Optional<List<String>> acceptedKeys) {
        List<SigningKey> accepted =
                acceptedKeys.orElse(List.of()).stream().map(SigningKey::parse).toList();
        SignedTests signedTests = new SignedTests(SigningKey.parse(signingKey), accepted);
        this.wordLists = WordLists.load();
        this.quotes = Quotes.load();
        this.texts = new TestTexts(wordLists, quotes);
        this.issueTest =
                new IssueTest(
                        wordLists, quotes, signedTests, clock, new SecureRandom(), TEST_VALIDITY);
        this.issuedWords =
                new CachedIssuedWords(caches.named(CachedIssuedWords.ISSUED_TESTS), texts);
        this.scoreSubmission = new ScoreSubmission(issuedWords, signedTests);
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected Tests() {
        this.wordLists = null;
        this.quotes = null;
        this.texts = null;
        this.issueTest = null;
        this.issuedWords = null;
        this.scoreSubmission = null;
    }

    public List<Language> languages() {
        return wordLists.languages();
    }

    /// Whether tests of that language can be had without diacritics.
    public boolean offersLazy(LanguageId language) {
        return wordLists.hasDiacritics(language);
    }

    @Override
    public List<OfferedTest> all() {
        return Arrays.stream(Mode.values())
                .flatMap(
                        mode -> mode.boardAmounts().stream().map(amount -> Map.entry(mode, amount)))
                .flatMap(kind ->
                        languages().stream()
                                .map(language ->
                                        new OfferedTest(
                                                kind.getKey().wireName(),
                                                kind.getValue(),
                                                language.id().value())))
                .toList();
    }

    @Override
    public boolean has(String mode, String amount, String language) {
        boolean hasAmount =
                Mode.ofWireName(mode).stream()
                        .flatMap(known -> known.boardAmounts().stream())
                        .anyMatch(offered -> String.valueOf(offered).equals(amount));
        return hasAmount && languages().stream().anyMatch(one -> one.id().value().equals(language));
    }

    public IssueOutcome issue(TestSettings settings, TextChoice choice) {
        IssueOutcome outcome = issueTest.issue(settings, choice);
        if (outcome instanceof IssueOutcome.Issued(var test, var words, _, _)) {
            issuedWords.issued(test, words);
        }
        return outcome;
    }

    public List<Quote> quotes(LanguageId language) {
        return quotes.of(language);
    }

    /// The quote that a run was of, unless it is no longer there.
    public Optional<Quote> quote(Result result) {
        return result.settings().mode() == Mode.QUOTE
                ? quotes.find(result.settings().language(), result.seed())
                : Optional.empty();
    }

    /// The words that a run was of; empty when they can no longer be told.
    public Optional<List<String>> words(Result result) {
        return texts.of(result.settings(), result.wordsVersion(), result.seed());
    }

    ScoreSubmission.Opening open(String token, Optional<CustomText> own, Instant receivedAt) {
        return scoreSubmission.open(token, own, receivedAt);
    }

    public SubmissionOutcome score(
            String token, Optional<CustomText> own, Keystrokes keystrokes, Instant receivedAt) {
        return scoreSubmission.score(token, own, keystrokes, receivedAt);
    }
}

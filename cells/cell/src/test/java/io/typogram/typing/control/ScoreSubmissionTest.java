package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.entity.CharacterStats;
import io.typogram.typing.entity.CustomText;
import io.typogram.typing.entity.Difficulty;
import io.typogram.typing.entity.IssueOutcome.Issued;
import io.typogram.typing.entity.IssueOutcome.LanguageUnknown;
import io.typogram.typing.entity.IssueOutcome.QuoteUnknown;
import io.typogram.typing.entity.LanguageId;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.StreamRefusal.StreamLongerThanElapsed;
import io.typogram.typing.entity.StreamRefusal.StreamUnfinished;
import io.typogram.typing.entity.SubmissionOutcome.Refused;
import io.typogram.typing.entity.SubmissionOutcome.Scored;
import io.typogram.typing.entity.TestRefusal.TestExpired;
import io.typogram.typing.entity.TestRefusal.TestForged;
import io.typogram.typing.entity.TestRefusal.TestOfAnotherText;
import io.typogram.typing.entity.TestRefusal.TestOutdated;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typing.entity.TextChoice.AnyText;
import io.typogram.typing.entity.TextChoice.OwnText;
import io.typogram.typing.entity.WordList;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// The whole way of a test: issued, typed, judged.
class ScoreSubmissionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration VALID_FOR = Duration.ofHours(24);

    private final WordLists lists = WordLists.load();
    private final SignedTests signedTests = signedTests("A");
    private final IssueTest issueTest =
            new IssueTest(
                    lists,
                    Quotes.load(),
                    signedTests,
                    () -> NOW,
                    new SplittableRandom(1),
                    VALID_FOR);
    private final ScoreSubmission scoreSubmission = submission(lists, signedTests);

    @Test
    void aTypedTestIsScored() {
        Issued issued = issue();
        String text = String.join(" ", issued.words());
        Keystrokes typed = TestingStreams.typed(text, 100);

        Scored scored =
                assertThat(
                                scoreSubmission.score(
                                        issued.token(),
                                        Optional.empty(),
                                        typed,
                                        NOW.plusSeconds(60)))
                        .asInstanceOf(InstanceOfAssertFactories.type(Scored.class))
                        .actual();

        assertThat(scored.test()).isEqualTo(issued.test());
        assertThat(scored.score().accuracy()).isEqualTo(100);
        assertThat(scored.score().wpm())
                .isEqualTo(
                        Formulas.roundToHundredths(text.length() * 12_000 / typed.lastAtMillis()))
                .isEqualTo(scored.score().raw());
    }

    @Test
    void everyTestIsAnother() {
        Issued one = issue();
        Issued other = issue();

        assertThat(one.test().testId()).isNotEqualTo(other.test().testId());
        assertThat(one.test().testId().version()).isEqualTo(4);
        assertThat(one.test().testId().variant()).isEqualTo(2);
        assertThat(one.words()).isNotEqualTo(other.words());
        assertThat(one.test().issuedAt()).isEqualTo(NOW);
        assertThat(one.test().expiresAt()).isEqualTo(NOW.plus(VALID_FOR));
    }

    @Test
    void aLanguageWithoutWordsHasNoTest() {
        LanguageId klingon = new LanguageId("klingon");

        assertThat(issueTest.issue(TestSettings.plain(Mode.WORDS, 10, klingon), new AnyText()))
                .isEqualTo(new LanguageUnknown(klingon));
    }

    @Test
    void anotherTestsWordsAreNotThisTests() {
        Issued issued = issue();
        Keystrokes other = TestingStreams.typed(String.join(" ", issue().words()), 100);

        assertThat(
                        scoreSubmission.score(
                                issued.token(), Optional.empty(), other, NOW.plusSeconds(60)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theClockOfTheServerIsAsked() {
        Issued issued = issue();
        Keystrokes typed = TestingStreams.typed(String.join(" ", issued.words()), 100);

        assertThat(scoreSubmission.score(issued.token(), Optional.empty(), typed, NOW))
                .isEqualTo(new Refused(new StreamLongerThanElapsed(typed.lastAtMillis(), 0)));
        assertThat(
                        scoreSubmission.score(
                                issued.token(), Optional.empty(), typed, NOW.plus(VALID_FOR)))
                .isEqualTo(new Refused(new TestExpired(NOW.plus(VALID_FOR))));
    }

    @Test
    void anUnfinishedRunIsRefused() {
        Issued issued = issue();

        assertThat(
                        scoreSubmission.score(
                                issued.token(),
                                Optional.empty(),
                                TestingStreams.typed(issued.words().getFirst(), 100),
                                NOW.plusSeconds(60)))
                .isEqualTo(new Refused(new StreamUnfinished()));
    }

    @Test
    void aTestOfAnotherPlatformIsForged() {
        ScoreSubmission elsewhere = submission(lists, signedTests("B"));

        assertThat(
                        elsewhere.score(
                                issue().token(),
                                Optional.empty(),
                                TestingStreams.typed("a", 1),
                                NOW))
                .isEqualTo(new Refused(new TestForged()));
    }

    @Test
    void aTestWhoseWordsChangedIsOutdated() {
        TestWords english = lists.find(TestingStreams.ENGLISH).orElseThrow();
        List<String> changed = new ArrayList<>(WordListsTest.wordsOf(TestingStreams.ENGLISH));
        changed.removeFirst();
        WordLists newLists = new WordLists(List.of(new WordList(english.language(), changed)));

        assertThat(
                        submission(newLists, signedTests)
                                .score(
                                        issue().token(),
                                        Optional.empty(),
                                        TestingStreams.typed("a", 1),
                                        NOW))
                .isEqualTo(new Refused(new TestOutdated()));
        assertThat(
                        submission(new WordLists(List.of()), signedTests)
                                .score(
                                        issue().token(),
                                        Optional.empty(),
                                        TestingStreams.typed("a", 1),
                                        NOW))
                .isEqualTo(new Refused(new TestOutdated()));
    }

    @Test
    void aTextOfOnesOwnIsScoredWithThatTextOnly() {
        CustomText text = CustomText.of("  two\nwords ");
        TestSettings settings = TestSettings.plain(Mode.CUSTOM, 0, TestingStreams.ENGLISH);
        String token = ((Issued) issueTest.issue(settings, new OwnText(text))).token();
        Keystrokes typed = TestingStreams.typed("two words", 100);
        Instant later = NOW.plusSeconds(60);

        assertThat(scoreSubmission.score(token, Optional.of(text), typed, later))
                .isInstanceOfSatisfying(
                        Scored.class,
                        scored -> assertThat(scored.score().accuracy()).isEqualTo(100));
        assertThat(scoreSubmission.score(token, Optional.empty(), typed, later))
                .isEqualTo(new Refused(new TestOfAnotherText()));
        assertThat(
                        scoreSubmission.score(
                                token, Optional.of(CustomText.of("two worlds")), typed, later))
                .isEqualTo(new Refused(new TestOfAnotherText()));
    }

    @Test
    void whateverIsTypedInZenIsRight() {
        TestSettings settings = TestSettings.plain(Mode.ZEN, 0, TestingStreams.ENGLISH);
        String token = ((Issued) issueTest.issue(settings, new AnyText())).token();

        // Eleven keys, the last one a second after the first: (11 / 5) / (1 / 60) = 132.
        assertThat(
                        scoreSubmission.score(
                                token,
                                Optional.empty(),
                                TestingStreams.typed("hello world", 100),
                                NOW.plusSeconds(60)))
                .isInstanceOfSatisfying(
                        Scored.class,
                        scored -> {
                            assertThat(scored.score().accuracy()).isEqualTo(100);
                            assertThat(scored.score().wpm()).isEqualTo(132);
                            assertThat(scored.score().raw()).isEqualTo(132);
                            assertThat(scored.score().characters())
                                    .isEqualTo(new CharacterStats(11, 0, 0, 0));
                        });
    }

    @Test
    void aLazyTestHasNoDiacriticsAndIsScoredAsItWasHandedOut() {
        Issued issued = issue(lazy("french", Mode.WORDS, 100));
        String text = String.join(" ", issued.words());

        assertThat(issued.test().settings().lazy()).isTrue();
        assertThat(text).isNotEmpty().doesNotContain("é", "è", "à", "ç");
        assertThat(
                        scoreSubmission.score(
                                issued.token(),
                                Optional.empty(),
                                TestingStreams.typed(text, 100),
                                NOW.plusSeconds(100)))
                .isInstanceOfSatisfying(
                        Scored.class,
                        scored -> assertThat(scored.score().accuracy()).isEqualTo(100));
    }

    @Test
    void aLazyQuoteHasNoDiacriticsEither() {
        assertThat(String.join(" ", issue(lazy("french", Mode.QUOTE, 2)).words()))
                .isNotEmpty()
                .matches("[^éèàçêâîôûù]*");
    }

    @Test
    void aLanguageWithoutDiacriticsHasNoLazyTests() {
        Issued issued = issue(lazy("english", Mode.WORDS, 10));

        assertThat(issued.test().settings().lazy()).isFalse();
    }

    private static TestSettings lazy(String language, Mode mode, int amount) {
        return new TestSettings(
                mode, amount, new LanguageId(language), false, false, Difficulty.NORMAL, true);
    }

    private static ScoreSubmission submission(WordLists lists, SignedTests signedTests) {
        return new ScoreSubmission(new TestTexts(lists, Quotes.load()), signedTests);
    }

    private Issued issue() {
        return issue(TestingStreams.words(10));
    }

    private Issued issue(TestSettings settings) {
        return switch (issueTest.issue(settings, new AnyText())) {
            case Issued issued -> issued;
            case LanguageUnknown unknown -> throw new AssertionError(unknown);
            case QuoteUnknown unknown -> throw new AssertionError(unknown);
        };
    }

    private static SignedTests signedTests(String letter) {
        byte[] secret = letter.repeat(32).getBytes(StandardCharsets.US_ASCII);
        return new SignedTests(
                SigningKey.parse(Base64.getUrlEncoder().encodeToString(secret)), List.of());
    }
}

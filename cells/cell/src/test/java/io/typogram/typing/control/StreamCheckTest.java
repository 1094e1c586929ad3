package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.entity.Difficulty;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.StreamRefusal;
import io.typogram.typing.entity.StreamRefusal.NothingTyped;
import io.typogram.typing.entity.StreamRefusal.StreamAfterEnd;
import io.typogram.typing.entity.StreamRefusal.StreamDoesNotFit;
import io.typogram.typing.entity.StreamRefusal.StreamFailed;
import io.typogram.typing.entity.StreamRefusal.StreamImpossibleSpeed;
import io.typogram.typing.entity.StreamRefusal.StreamKeyNeverDown;
import io.typogram.typing.entity.StreamRefusal.StreamLongerThanElapsed;
import io.typogram.typing.entity.StreamRefusal.StreamUnfinished;
import io.typogram.typing.entity.TestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Every bound is tried on itself and one beyond.
class StreamCheckTest {

    private static final TestSettings TIME = TestingStreams.time(15);
    private static final TestSettings WORDS = TestingStreams.words(10);
    private static final Duration LONG_AGO = Duration.ofHours(1);
    private static final List<String> TEN =
            List.of("the", "quick", "and", "calm", "hands", "find", "every", "key", "on", "time");
    private static final String TEN_TYPED = String.join(" ", TEN);

    @Test
    void anHonestRunIsAccepted() {
        assertThat(check(WORDS, TEN, TestingStreams.typed(TEN_TYPED, 120))).isEmpty();
        assertThat(check(TIME, TEN, TestingStreams.typed("the quick", 120))).isEmpty();
    }

    @Test
    void aStreamWithoutInputsIsEmpty() {
        Keystrokes nothing =
                new TestingStreams()
                        .down(0, " ")
                        .up(10, " ")
                        .down(20, Keystrokes.BACKSPACE)
                        .keystrokes();

        assertThat(check(TIME, TEN, nothing)).contains(new NothingTyped());
        assertThat(check(TIME, TEN, TestingStreams.typed("t", 1))).isEmpty();
    }

    @Test
    void aWordsTestNeedsItsLastKey() {
        String allButOne = TEN_TYPED.substring(0, TEN_TYPED.length() - 1);

        assertThat(check(WORDS, TEN, TestingStreams.typed(allButOne, 120)))
                .contains(new StreamUnfinished());
        assertThat(check(WORDS, TEN, TestingStreams.typed(allButOne + " ", 120))).isEmpty();
    }

    @Test
    void aTimedTestMayBeLeftAlone() {
        assertThat(check(TIME, TEN, TestingStreams.typed("the ", 120))).isEmpty();
    }

    @Test
    void aTimedTestHasOneSecondOfGrace() {
        TestingStreams inTime = new TestingStreams().down(0, "t").up(16_000, "t");
        TestingStreams late = new TestingStreams().down(0, "t").up(16_000.1, "t");

        assertThat(check(TIME, TEN, inTime.keystrokes())).isEmpty();
        assertThat(check(TIME, TEN, late.keystrokes())).contains(new StreamAfterEnd(15_000));
    }

    @Test
    void aWordsTestHasOneSecondOfGrace() {
        double end = (TEN_TYPED.length() - 1) * 120.0;

        assertThat(check(WORDS, TEN, finishedAndReleased(end + 1_000))).isEmpty();
        assertThat(check(WORDS, TEN, finishedAndReleased(end + 1_001)))
                .contains(new StreamAfterEnd(end));
    }

    @Test
    void nobodyIsFasterThanTheLimit() {
        // 500 characters in 15 s are 400 wpm. The words are long enough for the whole run.
        List<String> words = List.of("a".repeat(600));
        double stepMillis = 15_000.0 / 500;

        assertThat(check(TIME, words, TestingStreams.typed("a".repeat(500), stepMillis))).isEmpty();
        assertThat(check(TIME, words, TestingStreams.typed("a".repeat(501), 15_000.0 / 501)))
                .contains(new StreamImpossibleSpeed());
    }

    @Test
    void aTestOfNoLengthIsImpossible() {
        assertThat(check(WORDS, TEN, TestingStreams.typed(TEN_TYPED, 0)))
                .contains(new StreamImpossibleSpeed());
    }

    @Test
    void noSecondHasMoreThanSixtyInputs() {
        List<String> words = List.of("a".repeat(600));

        assertThat(check(TIME, words, burst(60))).isEmpty();
        assertThat(check(TIME, words, burst(61))).contains(new StreamImpossibleSpeed());
    }

    @Test
    void sixtyOneInputsInAFullSecondAreTwoSeconds() {
        TestingStreams stream = new TestingStreams().down(0, "a");
        for (int input = 2; input <= 60; input++) {
            stream.down(500, "a");
        }
        stream.down(1_000, "a");

        assertThat(check(TIME, List.of("a".repeat(600)), stream.keystrokes())).isEmpty();
    }

    @Test
    void aKeyGoesDownBeforeItGoesUp() {
        TestingStreams stream = new TestingStreams().down(0, "t").up(50, "t").up(60, "t");
        assertThat(check(TIME, TEN, stream.keystrokes())).isEmpty();

        stream.up(70, "h").down(80, "h");
        assertThat(check(TIME, TEN, stream.keystrokes())).contains(new StreamKeyNeverDown(3));
    }

    @Test
    void aRunTakesNoLongerThanThereWasTime() {
        Keystrokes typed = TestingStreams.typed("the quick", 120);

        assertThat(check(TIME, TEN, typed, Duration.ofSeconds(13))).isEmpty();
        assertThat(check(TIME, TEN, typed, Duration.ofMillis(12_999)))
                .contains(new StreamLongerThanElapsed(15_000, 12_999));
    }

    @Test
    void oneInputInTenFits() {
        assertThat(check(TIME, List.of("abcdefghij"), TestingStreams.typed("axxxxxxxxx", 120)))
                .isEmpty();
        assertThat(check(TIME, List.of("abcdefghijk"), TestingStreams.typed("axxxxxxxxxx", 120)))
                .contains(new StreamDoesNotFit());
    }

    @Test
    void aDifficultyEndsARunAtItsFirstMistake() {
        List<String> words = List.of("ab", "cd");
        Keystrokes clean = TestingStreams.typed("ab cd", 120);
        Keystrokes mended =
                TestingStreams.legible(
                        new double[] {0, 120, 240, 360, 480, 600, 720},
                        "DDDDDDD",
                        List.of("a", "x", Keystrokes.BACKSPACE, "b", " ", "c", "d"));
        Keystrokes wrong = TestingStreams.typed("ax cd", 120);

        for (Difficulty difficulty : Difficulty.values()) {
            assertThat(check(difficulty, words, clean)).isEmpty();
        }
        assertThat(check(Difficulty.EXPERT, words, mended)).isEmpty();
        assertThat(check(Difficulty.MASTER, words, mended)).contains(new StreamFailed(120));
        assertThat(check(Difficulty.NORMAL, words, wrong)).isEmpty();
        assertThat(check(Difficulty.EXPERT, words, wrong)).contains(new StreamFailed(240));
        assertThat(check(Difficulty.MASTER, words, wrong)).contains(new StreamFailed(120));
    }

    private static Optional<StreamRefusal> check(
            Difficulty difficulty, List<String> words, Keystrokes keystrokes) {
        TestSettings settings =
                new TestSettings(
                        Mode.WORDS,
                        words.size(),
                        TestingStreams.ENGLISH,
                        false,
                        false,
                        difficulty,
                        false);
        return check(settings, words, keystrokes);
    }

    @Test
    void everyRefusalHasACodeOfItsOwn() {
        List<StreamRefusal> refusals =
                List.of(
                        new NothingTyped(),
                        new StreamUnfinished(),
                        new StreamAfterEnd(1),
                        new StreamImpossibleSpeed(),
                        new StreamKeyNeverDown(1),
                        new StreamLongerThanElapsed(2, 1),
                        new StreamDoesNotFit(),
                        new StreamFailed(1));

        assertThat(refusals)
                .extracting(refusal -> refusal.problemType().code())
                .doesNotHaveDuplicates()
                .allMatch(code -> code.startsWith("stream-"))
                .hasSize(StreamRefusal.class.getPermittedSubclasses().length);
        assertThat(refusals).allMatch(refusal -> !refusal.detail().isBlank());
    }

    private static Optional<StreamRefusal> check(
            TestSettings settings, List<String> words, Keystrokes keystrokes) {
        return check(settings, words, keystrokes, LONG_AGO);
    }

    private static Optional<StreamRefusal> check(
            TestSettings settings,
            List<String> words,
            Keystrokes keystrokes,
            Duration sinceIssued) {
        return StreamCheck.check(
                Replay.of(settings, words, keystrokes),
                keystrokes,
                sinceIssued,
                settings.difficulty());
    }

    private static Keystrokes finishedAndReleased(double releasedAtMillis) {
        TestingStreams stream = new TestingStreams();
        IntStream.range(0, TEN_TYPED.length())
                .forEach(
                        place -> stream.down(place * 120.0, TEN_TYPED.substring(place, place + 1)));
        return stream.up(releasedAtMillis, "e").keystrokes();
    }

    /// So many inputs within the last millisecond of one second after the first.
    private static Keystrokes burst(int inputs) {
        TestingStreams stream = new TestingStreams().down(0, "a");
        for (int input = 1; input < inputs; input++) {
            stream.down(999.9, "a");
        }
        return stream.keystrokes();
    }
}

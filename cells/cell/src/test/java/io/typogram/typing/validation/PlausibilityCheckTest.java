package io.typogram.typing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.control.PlausibilityCheck;
import io.typogram.typing.control.Replay;
import io.typogram.typing.control.Scoring;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.Plausibility;
import io.typogram.typing.entity.RhythmPrint;
import io.typogram.typing.entity.Suspicion;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typists.Machine;
import io.typogram.typists.TypedStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlausibilityCheckTest {

    private static final TestSettings TIME = TestingStreams.time(120);
    private static final long SEED = 7;
    private static final List<String> WORDS = LabelledRuns.words(SEED);
    private static final String TEXT = String.join(" ", WORDS);

    @Test
    void aRunWithFewKeysIsNotSuspectedForItsRhythm() {
        assertThat(judged(TestingStreams.typed(TEXT.substring(0, 40), 120)).suspicions()).isEmpty();
        assertThat(judged(TestingStreams.typed(TEXT.substring(0, 41), 120)).suspicions())
                .contains(Suspicion.RHYTHM_TOO_EVEN);
    }

    /// Who practises one key taps it as evenly as a machine.
    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"ZEN", "CUSTOM"})
    void aTextOfOnesOwnIsNotSuspectedForItsRhythm(Mode mode) {
        Keystrokes even = TestingStreams.typed("a".repeat(200), 137.3);
        var score = Scoring.of(Replay.of(TIME, List.of("a".repeat(200)), even));

        assertThat(PlausibilityCheck.of(mode, even, score).suspicions()).isEmpty();
        assertThat(PlausibilityCheck.of(Mode.TIME, even, score).suspicions())
                .contains(Suspicion.RHYTHM_TOO_EVEN);
    }

    @Test
    void onePauseDoesNotHideAnEvenRhythm() {
        TestingStreams stream = new TestingStreams();
        for (int place = 0; place < 200; place++) {
            stream.down(place * 120 + (place > 100 ? 20_000 : 0), TEXT.substring(place, place + 1));
        }

        assertThat(judged(stream.keystrokes()).suspicions()).contains(Suspicion.RHYTHM_TOO_EVEN);
    }

    @Test
    void textThatComesAtOnceAcrossWordsIsPasted() {
        assertThat(judged(atOnce("the quick")).suspicions()).containsExactly(Suspicion.PASTED);
    }

    /// A phone's keyboard completes a word, with a space before or behind it.
    @Test
    void aWordThatIsCompletedIsNotPasted() {
        assertThat(judged(atOnce("completed ")).suspicions()).isEmpty();
        assertThat(judged(atOnce(" completed")).suspicions()).isEmpty();
    }

    @Test
    void aHeldBackspaceIsOnePress() {
        TestingStreams stream = new TestingStreams().down(0, "a");
        double at = 0;
        for (int place = 0; place < 30; place++) {
            stream.down(at += 140 + 80 * Math.sin(place * place), "a");
            stream.down(at += 150 + 90 * Math.cos(place * place), "b");
        }
        for (int repeat = 0; repeat < 300; repeat++) {
            stream.down(at += 30, Keystrokes.BACKSPACE);
        }

        assertThat(judged(stream.keystrokes()).suspicions()).isEmpty();
    }

    /// A browser that hides its user rounds all times: people must not be taken for timers.
    @ParameterizedTest
    @ValueSource(doubles = {1000.0 / 60, 20, 100})
    void whoseBrowserHasACoarseClockIsNotSuspected(double stepMillis) {
        for (long seed = 0; seed < 115; seed++) {
            TypedStream typed = LabelledRuns.person(30, WORDS, 30 + 2.0 * seed, seed);
            double[] atMillis =
                    typed.atMillis().stream()
                            .mapToDouble(at -> Math.floor(at / stepMillis) * stepMillis)
                            .map(at -> Math.round(at * 10) / 10.0)
                            .toArray();
            Keystrokes coarse = TestingStreams.legible(atMillis, typed.actions(), typed.keys());

            assertThat(judged(coarse).suspicions()).as("%d", seed).isEmpty();
        }
    }

    /// Who writes such times to pass for such a browser gains nothing by it.
    @Test
    void aMachineIsNotHiddenByACoarseClock() {
        assertThat(judged(TestingStreams.typed(TEXT, 100)).suspicions())
                .containsExactly(Suspicion.RHYTHM_TOO_EVEN);
        assertThat(judged(atOnce("the quick brown")).suspicions())
                .containsExactly(Suspicion.PASTED);
    }

    /// A keyboard that is asked for its keys 125 times a second.
    @Test
    void whoseKeyboardIsSlowIsNotSuspected() {
        for (long seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            TypedStream typed = LabelledRuns.person(30, WORDS, 30 + 2.0 * seed, seed);
            double[] atMillis =
                    typed.atMillis().stream()
                            .mapToDouble(at -> Math.ceil(at / 8) * 8 + random.nextDouble())
                            .sorted()
                            .toArray();
            atMillis[0] = 0;
            Keystrokes slow = TestingStreams.legible(atMillis, typed.actions(), typed.keys());

            assertThat(judged(slow).suspicions()).as("%d", seed).isEmpty();
        }
    }

    /// Times that are let go at once, as a phone says them.
    @Test
    void whoTypesOnGlassIsNotSuspectedForHolds() {
        for (long seed = 0; seed < 100; seed++) {
            TypedStream typed = LabelledRuns.person(30, WORDS, 20 + seed / 2.0, seed);
            TestingStreams taps = new TestingStreams();
            for (int event = 0; event < typed.keys().size(); event++) {
                if (typed.actions().charAt(event) == 'D') {
                    double at = typed.atMillis().get(event);
                    taps.down(at, typed.keys().get(event)).up(at, typed.keys().get(event));
                }
            }

            assertThat(judged(taps.keystrokes()).suspicions()).as("%d", seed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"привет как дела", "سلام دنیا", "你好 世界", "g\u0303a \ud83d\udc4d"})
    void everyScriptIsJudgedAlike(String sample) {
        List<String> words = List.of((sample + " ").repeat(60).strip().split(" "));
        TypedStream typed = LabelledRuns.person(60, words, 60, SEED);
        TypedStream made = Machine.CONSTANT.typeFor(60, words, 60, new SplittableRandom(SEED));

        assertThat(judged(LabelledRuns.keystrokes(typed), words).suspicions()).isEmpty();
        assertThat(judged(LabelledRuns.keystrokes(made), words).suspicions())
                .contains(Suspicion.RHYTHM_TOO_EVEN);
    }

    @Test
    void aPrintIsKnownAgainAfterItWasKept() {
        RhythmPrint print =
                judged(LabelledRuns.keystrokes(LabelledRuns.person(30, WORDS, 80, SEED))).print();

        RhythmPrint kept = RhythmPrint.of(print.toBytes(), print.size());

        assertThat(kept).isEqualTo(print);
        assertThat(kept.bands()).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        assertThat(kept.isLike(print)).isTrue();
    }

    @Test
    void anEvenRhythmIsKnownByNothing() {
        assertThat(judged(TestingStreams.typed(TEXT, 120)).print().bands()).isEmpty();
        assertThat(RhythmPrint.of(new double[0]).bands()).isEmpty();
        assertThat(RhythmPrint.of(new double[49]).isLike(RhythmPrint.of(new double[48]))).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aSuspicionIsReadByItsCode(Suspicion suspicion) {
        assertThat(Suspicion.ofCodes("of-a-later-version " + suspicion.code()))
                .containsExactly(suspicion);
        assertThat(suspicion.reason()).endsWith(".");
    }

    /// How many streams of any kind are judged; a million on demand.
    private static final int STREAMS = Integer.getInteger("typogram.judged.streams", 20_000);

    @Test
    void anyStreamIsJudged() {
        Random random = new Random(13);
        List<String> keys =
                List.of("a", "e", " ", "ß", "я", "g\u0303", "👍🏽", "Backspace", "DeleteWord");
        for (int stream = 0; stream < STREAMS; stream++) {
            int size = 1 + random.nextInt(random.nextInt(20) == 0 ? 1_500 : 90);
            double scale = Math.pow(10, random.nextInt(6) - 1);
            double[] atMillis = new double[size];
            char[] actions = new char[size];
            List<String> pressed = new ArrayList<>();
            for (int event = 0; event < size; event++) {
                double wait = random.nextInt(3) == 0 ? 0 : random.nextDouble() * scale;
                atMillis[event] = event == 0 ? 0 : Math.min(3_600_000, atMillis[event - 1] + wait);
                actions[event] = random.nextBoolean() ? 'D' : 'U';
                pressed.add(keys.get(random.nextInt(keys.size())));
            }
            Plausibility judged =
                    judged(TestingStreams.legible(atMillis, new String(actions), pressed));
            assertThat(judged.suspicions()).doesNotHaveDuplicates().isSorted();
            assertThat(RhythmPrint.of(judged.print().toBytes(), judged.print().size()))
                    .isEqualTo(judged.print());
        }
    }

    /// The work is counted in allocated bytes, which do not depend on how busy the machine is.
    @Test
    void fourTimesTheEventsTakeFourTimesTheMemory() {
        Keystrokes quarter = differentKeys(Keystrokes.MAX_EVENTS / 4);
        Keystrokes whole = differentKeys(Keystrokes.MAX_EVENTS);
        long small = allocated(quarter);
        long large = allocated(whole);

        assertThat(large).isLessThan(5 * small);
        assertThat(large).isLessThan(800L * Keystrokes.MAX_EVENTS);
    }

    private static long allocated(Keystrokes keystrokes) {
        var threads =
                (com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean();
        var score = Scoring.of(Replay.of(TIME, WORDS, keystrokes));
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(PlausibilityCheck.of(Mode.TIME, keystrokes, score).suspicions()).isNotNull();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /// Every pair of keys is another, which is the most that can be remembered.
    private static Keystrokes differentKeys(int events) {
        Random random = new Random(3);
        double[] atMillis = new double[events];
        for (int event = 1; event < events; event++) {
            atMillis[event] = atMillis[event - 1] + 1.5 + random.nextDouble() * 80;
        }
        char[] down = new char[events];
        Arrays.fill(down, 'D');
        List<String> keys =
                IntStream.range(0, events)
                        .mapToObj(event ->
                                event % 7 == 0
                                        ? Keystrokes.SPACE
                                        : Character.toString(0x4e00 + random.nextInt(20_000)))
                        .toList();
        return TestingStreams.legible(
                Arrays.stream(atMillis).map(at -> at * 3_000_000 / atMillis[events - 1]).toArray(),
                new String(down),
                keys);
    }

    private static Keystrokes atOnce(String burst) {
        TestingStreams stream = new TestingStreams().down(0, "a");
        for (int place = 0; place < burst.length(); place++) {
            stream.down(500, burst.substring(place, place + 1));
        }
        return stream.keystrokes();
    }

    private static Plausibility judged(Keystrokes keystrokes) {
        return judged(keystrokes, WORDS);
    }

    private static Plausibility judged(Keystrokes keystrokes, List<String> words) {
        return PlausibilityCheck.of(
                Mode.TIME, keystrokes, Scoring.of(Replay.of(TIME, words, keystrokes)));
    }
}

package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.keystrokes.KeystrokeCodec;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.entity.KeyFigures;
import io.typogram.typing.entity.KeyFigures.Pair;
import io.typogram.typing.entity.KeyFigures.Presses;
import io.typogram.typing.entity.KeyFigures.Times;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typists.TypedStream;
import io.typogram.typists.Typist;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Against figures that were computed by hand.
class KeyTallyTest {

    private static final TestSettings SETTINGS = TestingStreams.words(2);

    private final KeyTally tally = new KeyTally();

    /// How many times were measured.
    static int timed(Presses presses) {
        return presses.times().map(Times::count).orElse(0);
    }

    @Test
    void aRunIsCountedKeyByKeyAndPairByPair() {
        Keystrokes typed =
                new TestingStreams()
                        .down(0, "t")
                        .up(90, "t")
                        .down(100, "h")
                        .down(300, "x")
                        .down(500, Keystrokes.BACKSPACE)
                        .down(650, "e")
                        .down(800, " ")
                        .down(900, "h")
                        .down(1_100, "a")
                        .down(1_400, "t")
                        .keystrokes();

        KeyFigures figures = figures(List.of("the", "hat"), typed);

        assertThat(figures.results()).isOne();
        assertThat(figures.keys())
                .containsExactly(
                        new KeyFigures.Key("e", missed(2, 1)),
                        new KeyFigures.Key("h", typed(2, 2, 100, 100)),
                        new KeyFigures.Key("t", typed(2, 1, 300, 300)),
                        new KeyFigures.Key(" ", typed(1, 1, 150, 150)),
                        new KeyFigures.Key("a", typed(1, 1, 200, 200)));
        assertThat(figures.pairs())
                .containsExactlyInAnyOrder(
                        new Pair("t", "h", typed(1, 1, 100, 100)),
                        new Pair("h", "e", missed(1, 1)),
                        new Pair("e", " ", typed(1, 1, 150, 150)),
                        new Pair(" ", "h", typed(1, 1, 100, 100)),
                        new Pair("h", "a", typed(1, 1, 200, 200)),
                        new Pair("a", "t", typed(1, 1, 300, 300)));
        assertThat(figures.slowest()).isEmpty();
        assertThat(figures.mostMissed()).isEmpty();
    }

    @Test
    void aMeanIsOfAllAndAMedianOfTheMiddle() {
        tally.add(SETTINGS, List.of("ab"), at("ab", 0, 100));
        tally.add(SETTINGS, List.of("ab"), at("ab", 0, 130));
        assertThat(pair("a", "b")).isEqualTo(typed(2, 2, 115, 115));

        tally.add(SETTINGS, List.of("ab"), at("ab", 0, 900.5));
        assertThat(pair("a", "b")).isEqualTo(typed(3, 3, 376.83, 130));

        tally.add(SETTINGS, List.of("ab"), at("ab", 0, 140.25));
        assertThat(pair("a", "b")).isEqualTo(typed(4, 4, 317.69, 135.13));
    }

    /// The letters behind a mistake are shifted; the next word begins anew.
    @Test
    void behindAMistakeNothingCountsUntilItIsGone() {
        KeyFigures figures = figures(List.of("abc", "ab"), at("bc ab", 0, 100, 200, 300, 400));

        assertThat(figures.keys())
                .containsExactly(
                        new KeyFigures.Key("a", missed(2, 1)),
                        new KeyFigures.Key("b", typed(1, 1, 100, 100)));
        assertThat(figures.pairs()).containsExactly(new Pair("a", "b", typed(1, 1, 100, 100)));
    }

    @Test
    void aLetterTooManyIsAMissedSpace() {
        KeyFigures figures = figures(List.of("a", "b"), at("aa", 0, 100));

        assertThat(figures.keys())
                .containsExactly(
                        new KeyFigures.Key(" ", missed(1, 1)),
                        new KeyFigures.Key("a", new Presses(1, 0, Optional.empty())));
        assertThat(figures.pairs()).containsExactly(new Pair("a", " ", missed(1, 1)));
    }

    @Test
    void aPauseIsNoTimeAndTwoSecondsAreNone() {
        tally.add(SETTINGS, List.of("ab"), at("ab", 0, 2_000));
        assertThat(pair("a", "b")).isEqualTo(typed(1, 1, 2_000, 2_000));

        tally.add(SETTINGS, List.of("ab"), at("ab", 0, 2_000.001));
        assertThat(pair("a", "b")).isEqualTo(typed(2, 1, 2_000, 2_000));
    }

    @Test
    void whatComesAtOnceHasNoTimeUnlessTheClockIsCoarse() {
        assertThat(figures(List.of("abc"), at("abc", 0, 1, 51.3)).pairs())
                .containsExactly(
                        new Pair("a", "b", new Presses(1, 0, Optional.empty())),
                        new Pair("b", "c", typed(1, 1, 50.3, 50.3)));

        KeyTally coarse = new KeyTally();
        coarse.add(SETTINGS, List.of("abc"), at("abc", 0, 0, 100));
        assertThat(coarse.figures().pairs())
                .containsExactly(
                        new Pair("a", "b", typed(1, 1, 0, 0)),
                        new Pair("b", "c", typed(1, 1, 100, 100)));
    }

    @Test
    void aCharacterOfTwoKeysIsTheKeysThatWereRight() {
        KeyFigures figures =
                figures(
                        List.of("की"),
                        new TestingStreams().down(0, "क").down(150.5, "ी").keystrokes());

        assertThat(figures.pairs()).containsExactly(new Pair("क", "ी", typed(1, 1, 150.5, 150.5)));
    }

    @Test
    void whereThereIsNoTextNothingIsWanted() {
        tally.add(
                TestSettings.plain(Mode.ZEN, 0, TestingStreams.ENGLISH),
                List.of(),
                at("ab", 0, 90.7));

        assertThat(tally.figures().keys()).isEmpty();
        assertThat(tally.figures().pairs()).isEmpty();
    }

    @Test
    void onlyWhatCameOftenEnoughIsCalledSlowOrMissed() {
        for (int run = 0; run < KeyTally.MIN_TO_JUDGE - 1; run++) {
            tally.add(SETTINGS, List.of("abc"), at("abc", 0, 100.5, 400.5));
            tally.add(SETTINGS, List.of("xy"), at("xx", 0, 100.5));
        }
        assertThat(tally.figures().slowest()).isEmpty();
        assertThat(tally.figures().mostMissed()).isEmpty();

        tally.add(SETTINGS, List.of("abc"), at("abc", 0, 100.5, 400.5));
        tally.add(SETTINGS, List.of("xy"), at("xy", 0, 100.5));

        KeyFigures figures = tally.figures();
        assertThat(figures.slowest())
                .containsExactly(
                        new Pair("b", "c", typed(10, 10, 300, 300)),
                        new Pair("a", "b", typed(10, 10, 100.5, 100.5)));
        assertThat(figures.mostMissed())
                .containsExactly(new Pair("x", "y", new Presses(10, 9, times(1, 100.5, 100.5))));
    }

    @Test
    void theMostFrequentAreToldAndNoMore() {
        String letters = letters(KeyTally.MAX_KEYS + 1);
        double[] times = IntStream.range(0, letters.length()).mapToDouble(i -> i * 70.3).toArray();
        tally.add(SETTINGS, List.of(letters), at(letters, times));
        String frequent = letters.substring(letters.length() - 2);
        tally.add(SETTINGS, List.of(frequent), at(frequent, 0, 70.3));

        KeyFigures figures = tally.figures();

        assertThat(figures.keys()).hasSize(KeyTally.MAX_KEYS);
        assertThat(figures.pairs()).hasSize(KeyTally.MAX_PAIRS);
        assertThat(figures.pairs().getFirst().first() + figures.pairs().getFirst().second())
                .isEqualTo(frequent);
    }

    @Test
    void whenItIsFullItSaysSo() {
        String text = "ab ".repeat(KeyTally.MAX_PRESSES / 3);
        List<String> words = List.of(text.strip().split(" "));
        Keystrokes almostAll = TestingStreams.typed(text.substring(0, text.length() - 2), 50);
        tally.add(SETTINGS, words, almostAll);
        assertThat(tally.isFull()).isFalse();

        tally.add(SETTINGS, List.of("ab"), at("ab", 0, 70));
        assertThat(tally.isFull()).isTrue();
    }

    /// Prints what a stream costs; `docs/internals/keystrokes.md` has the figures.
    @Test
    void twoHundredStreamsAreReadAsTheyAreKept() {
        for (int seconds : List.of(60, 60, 30, 15)) {
            TestSettings settings = TestingStreams.time(seconds);
            WordLists lists = WordLists.load();
            List<byte[]> streams =
                    IntStream.range(0, SummarizeKeys.MAX_RESULTS)
                            .mapToObj(seed -> stream(lists, settings, seed))
                            .toList();
            KeyFigures figures = tally.figures();
            for (int round = 0; round < 5; round++) {
                long before = System.nanoTime();
                KeyTally all = new KeyTally();
                for (int seed = 0; seed < streams.size(); seed++) {
                    all.add(
                            settings,
                            words(lists, settings, seed),
                            KeystrokeCodec.decode(streams.get(seed)));
                }
                figures = all.figures();
                System.out.printf(
                        "%d s: %.0f µs a stream%n",
                        seconds, (System.nanoTime() - before) / 1_000.0 / streams.size());
            }
            assertThat(figures.results()).isEqualTo(SummarizeKeys.MAX_RESULTS);
            assertThat(figures.slowest()).hasSize(KeyTally.MAX_WORST);
        }
    }

    private static byte[] stream(WordLists lists, TestSettings settings, int seed) {
        TypedStream typed =
                Typist.of(seed)
                        .typeFor(
                                Duration.ofSeconds(settings.amount()),
                                words(lists, settings, seed));
        return KeystrokeCodec.encode(
                TestingStreams.legible(
                        typed.atMillis().stream().mapToDouble(Double::doubleValue).toArray(),
                        typed.actions(),
                        typed.keys()));
    }

    private static List<String> words(WordLists lists, TestSettings settings, long seed) {
        return lists.find(settings.language()).orElseThrow().of(settings, seed);
    }

    private KeyFigures figures(List<String> words, Keystrokes typed) {
        tally.add(SETTINGS, words, typed);
        return tally.figures();
    }

    private Presses pair(String first, String second) {
        return tally.figures().pairs().stream()
                .filter(pair -> pair.first().equals(first) && pair.second().equals(second))
                .findFirst()
                .orElseThrow()
                .presses();
    }

    private static Keystrokes at(String text, double... atMillis) {
        return TestingStreams.legible(
                atMillis, "D".repeat(atMillis.length), Stream.of(text.split("")).toList());
    }

    private static String letters(int count) {
        return IntStream.iterate(0x4e00, letter -> letter + 1)
                .limit(count)
                .mapToObj(Character::toString)
                .reduce("", String::concat);
    }

    private static Presses typed(int count, int timed, double meanMillis, double medianMillis) {
        return new Presses(count, 0, times(timed, meanMillis, medianMillis));
    }

    private static Presses missed(int count, int errors) {
        return new Presses(count, errors, Optional.empty());
    }

    private static Optional<Times> times(int count, double meanMillis, double medianMillis) {
        return Optional.of(new Times(count, meanMillis, medianMillis));
    }
}

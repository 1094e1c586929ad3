package io.typogram.typing.validation;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.control.PlausibilityCheck;
import io.typogram.typing.control.Replay;
import io.typogram.typing.control.Scoring;
import io.typogram.typing.control.WordLists;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.Plausibility;
import io.typogram.typing.entity.TestSettings;
import io.typogram.typists.Machine;
import io.typogram.typists.TypedStream;
import io.typogram.typists.Typist;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Runs of which it is known who typed them. A seed makes each, so every rate that is measured with them can be
/// measured again.
final class LabelledRuns {

    /// Words a minute, from the first to below the second.
    record Band(int from, int to) {

        double draw(RandomGenerator random) {
            return from + (to - from) * random.nextDouble();
        }

        @Override
        public String toString() {
            return from + "–" + to;
        }
    }

    static final List<Band> BANDS =
            List.of(
                    new Band(10, 20),
                    new Band(20, 40),
                    new Band(40, 60),
                    new Band(60, 80),
                    new Band(80, 100),
                    new Band(100, 125),
                    new Band(125, 150),
                    new Band(150, 200),
                    new Band(200, 260));

    /// Who types, by a name for the table.
    record Family(String name, Author author) {}

    @FunctionalInterface
    interface Author {
        TypedStream type(int seconds, List<String> words, double wpm, long seed);
    }

    static final Family PEOPLE = new Family("people", LabelledRuns::person);

    static final List<Family> MACHINES =
            List.of(
                    machine("constant", Machine.CONSTANT),
                    machine("constant ± uniform", Machine.UNIFORM),
                    machine("gaussian", Machine.GAUSSIAN),
                    machine("timer", Machine.TIMER),
                    machine("beat", Machine.BEAT),
                    machine("pasted", Machine.PASTED),
                    machine("lognormal", Machine.LOGNORMAL),
                    machine("one key at a time", Machine.ONE_AT_A_TIME),
                    new Family(
                            "perfect holds",
                            (seconds, words, wpm, seed) ->
                                    perfectHolds(seconds, words, wpm, seed, 0)),
                    new Family(
                            "holds ± 2 ms",
                            (seconds, words, wpm, seed) ->
                                    perfectHolds(seconds, words, wpm, seed, 2)),
                    new Family("full imitation", LabelledRuns::person));

    /// Words are shorter than five characters, and some runs faster than their mean: a text that nobody comes to the
    /// end of.
    private static final double SPARE = 2;

    private static final int SPARE_WORDS = 20;

    private static final WordLists WORD_LISTS = WordLists.load();

    private LabelledRuns() {}

    /// The words of a run, which are others for each seed.
    static List<String> words(long seed) {
        return WORD_LISTS
                .find(TestingStreams.ENGLISH)
                .orElseThrow()
                .of(TestingStreams.time(120), seed);
    }

    static Keystrokes typed(Family family, int seconds, double wpm, long seed) {
        List<String> words = words(seed);
        int enough = Math.min(words.size(), (int) (wpm * seconds / 60 * SPARE) + SPARE_WORDS);
        return keystrokes(family.author().type(seconds, words.subList(0, enough), wpm, seed));
    }

    static Plausibility judged(Keystrokes keystrokes, int seconds, long seed) {
        TestSettings settings = TestingStreams.time(seconds);
        return PlausibilityCheck.of(
                Mode.TIME, keystrokes, Scoring.of(Replay.of(settings, words(seed), keystrokes)));
    }

    static Keystrokes keystrokes(TypedStream typed) {
        return TestingStreams.legible(
                typed.atMillis().stream().mapToDouble(Double::doubleValue).toArray(),
                typed.actions(),
                typed.keys());
    }

    static TypedStream person(int seconds, List<String> words, double wpm, long seed) {
        return Typist.practised(seed, wpm).typeFor(Duration.ofSeconds(seconds), words);
    }

    private static TypedStream perfectHolds(
            int seconds, List<String> words, double wpm, long seed, double jitterMillis) {
        return Machine.perfectHolds(
                person(seconds, words, wpm, seed), jitterMillis, new SplittableRandom(seed));
    }

    private static Family machine(String name, Machine machine) {
        return new Family(
                name,
                (seconds, words, wpm, seed) ->
                        machine.typeFor(seconds, words, wpm, new SplittableRandom(seed)));
    }
}

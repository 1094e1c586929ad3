package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.control.Replay.Press;
import io.typogram.typing.entity.KeyFigures;
import io.typogram.typing.entity.KeyFigures.Pair;
import io.typogram.typing.entity.KeyFigures.Presses;
import io.typogram.typing.entity.KeyFigures.Times;
import io.typogram.typing.entity.Mode;
import io.typogram.typing.entity.Score;
import io.typogram.typing.entity.TestSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/// What must hold for any stream whatsoever, sensible or not.
class ScoringPropertiesTest {

    private static final List<String> WORDS =
            List.of("a", "be", "cab", "a", "bead", "ab", "e", "dab", "bed", "ace");

    /// A run of some test, over an alphabet so small that words come out right now and then.
    record Run(TestSettings settings, Keystrokes keystrokes) {
        Replay replay() {
            return Replay.of(settings, WORDS, keystrokes);
        }
    }

    record Event(double waitMillis, char action, String key) {}

    @Provide
    Arbitrary<Run> runs() {
        Arbitrary<TestSettings> settings =
                Arbitraries.of(TestingStreams.time(15), TestingStreams.words(10));
        Arbitrary<List<Event>> events =
                Arbitraries.oneOf(anyEvents().list().ofMinSize(1).ofMaxSize(400), nearlyRight());
        return Combinators.combine(settings, events)
                .as((chosen, made) -> new Run(chosen, keystrokes(made)));
    }

    private static Arbitrary<Event> anyEvents() {
        Arbitrary<String> keys =
                Arbitraries.of(
                        "a",
                        "b",
                        "c",
                        "d",
                        "e",
                        "é",
                        "g\u0303",
                        Keystrokes.SPACE,
                        Keystrokes.BACKSPACE,
                        Keystrokes.DELETE_WORD);
        return Combinators.combine(waits(), Arbitraries.of('D', 'U'), keys).as(Event::new);
    }

    /// The text itself with some events thrown in, so that most of these runs come to their end.
    private static Arbitrary<List<Event>> nearlyRight() {
        List<String> text = Graphemes.of(String.join(" ", WORDS) + " ");
        Arbitrary<List<Double>> textWaits = waits().list().ofSize(text.size());
        Arbitrary<List<Event>> noise = anyEvents().list().ofMaxSize(8);
        Arbitrary<Integer> places = Arbitraries.integers().between(0, text.size());
        return Combinators.combine(textWaits, noise, places)
                .as((waits, extra, place) -> {
                    List<Event> events = new ArrayList<>();
                    for (int i = 0; i < text.size(); i++) {
                        events.add(new Event(waits.get(i), 'D', text.get(i)));
                    }
                    events.addAll(place, extra);
                    return events;
                });
    }

    private static Arbitrary<Double> waits() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(0.0)),
                Tuple.of(8, Arbitraries.doubles().between(0, 300).ofScale(1)),
                Tuple.of(1, Arbitraries.doubles().between(0, 5_000).ofScale(1)));
    }

    private static Keystrokes keystrokes(List<Event> events) {
        double[] atMillis = new double[events.size()];
        StringBuilder actions = new StringBuilder();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            atMillis[i] = i == 0 ? 0 : atMillis[i - 1] + events.get(i).waitMillis();
            actions.append(events.get(i).action());
            keys.add(events.get(i).key());
        }
        return TestingStreams.legible(atMillis, actions.toString(), keys);
    }

    @Property
    void everyStreamCanBeReadAndEveryFinishedOneHasAScore(@ForAll("runs") Run run) {
        Replay replay = run.replay();
        Statistics.collect(run.settings().mode(), replay.finished());
        Statistics.coverage(seen -> seen.check(Mode.WORDS, true).percentage(share -> share > 10));

        if (!replay.finished()) {
            assertThatIllegalArgumentException().isThrownBy(() -> Scoring.of(replay));
            return;
        }
        Score score = Scoring.of(replay);
        assertThat(score.wpm()).isBetween(0.0, score.raw());
        assertThat(score.accuracy()).isBetween(0.0, 100.0);
        assertThat(score.consistency()).isBetween(0.0, 100.0);
        assertThat(score.keyConsistency()).isBetween(0.0, 100.0);
        assertThat(score.keyOverlapMillis()).isBetween(0.0, replay.durationMillis());
        assertThat((double) score.afkSeconds()).isLessThanOrEqualTo(score.durationSeconds());
        assertThat(score.wpmPerSecond().size())
                .isBetween(
                        (int) (replay.durationMillis() / 1_000),
                        (int) (replay.durationMillis() / 1_000) + 1);
    }

    @Property
    void everyWrongInputOfATimedTestStandsInItsSecond(@ForAll("runs") Run run) {
        Replay replay = Replay.of(TestingStreams.time(15), WORDS, run.keystrokes());
        long wrong =
                replay.presses().stream().filter(press -> press.effect() == Effect.WRONG).count();

        assertThat(Scoring.of(replay).errorsPerSecond().stream().mapToInt(i -> i).sum())
                .isEqualTo((int) wrong);
    }

    @Property
    void whatStandsIsNeverMoreThanWhatWasTyped(@ForAll("runs") Run run) {
        Replay replay = run.replay();

        assertThat(replay.rawCharacters()).isLessThanOrEqualTo(replay.inputs().size());
        assertThat(replay.speedCharacters()).isLessThanOrEqualTo(replay.rawCharacters());
    }

    @Property
    void whatIsWantedIsRightExactlyWhenItIsTyped(@ForAll("runs") Run run) {
        for (Press press : run.replay().presses()) {
            if (press.effect().isInput() && press.wanted().isPresent()) {
                assertThat(press.effect() == Effect.CORRECT)
                        .isEqualTo(press.wanted().get().startsWith(press.key()));
            }
        }
    }

    @Property
    void everyKeyIsCountedAtMostOnceAndEveryTimeInOnePair(@ForAll("runs") Run run) {
        KeyTally tally = new KeyTally();
        tally.add(run.settings(), WORDS, run.keystrokes());
        KeyFigures figures = tally.figures();

        List<Presses> keys = figures.keys().stream().map(KeyFigures.Key::presses).toList();
        List<Presses> pairs = figures.pairs().stream().map(Pair::presses).toList();
        assertThat(sum(keys, Presses::count)).isLessThanOrEqualTo(run.replay().inputs().size());
        assertThat(sum(keys, Presses::errors))
                .isLessThanOrEqualTo(
                        (int) run.replay().presses().stream().filter(Press::isWrong).count());
        assertThat(sum(pairs, Presses::count)).isLessThanOrEqualTo(sum(keys, Presses::count));
        assertThat(sum(pairs, KeyTallyTest::timed)).isEqualTo(sum(keys, KeyTallyTest::timed));
    }

    @Property
    void theSameRunAgainDoublesTheCountsAndLeavesTheTimes(@ForAll("runs") Run run) {
        KeyTally once = new KeyTally();
        KeyTally twice = new KeyTally();
        once.add(run.settings(), WORDS, run.keystrokes());
        twice.add(run.settings(), WORDS, run.keystrokes());
        twice.add(run.settings(), WORDS, run.keystrokes());

        List<KeyFigures.Key> doubled =
                once.figures().keys().stream()
                        .map(key -> new KeyFigures.Key(key.character(), doubled(key.presses())))
                        .toList();
        assertThat(twice.figures().keys()).isEqualTo(doubled);
        assertThat(twice.figures().results()).isEqualTo(2);
    }

    private static Presses doubled(Presses presses) {
        return new Presses(
                2 * presses.count(),
                2 * presses.errors(),
                presses.times()
                        .map(times ->
                                new Times(
                                        2 * times.count(),
                                        times.meanMillis(),
                                        times.medianMillis())));
    }

    private static int sum(List<Presses> presses, ToIntFunction<Presses> reader) {
        return presses.stream().mapToInt(reader).sum();
    }

    @Property
    void releasesChangeNothingButTheOverlap(@ForAll("runs") Run run) {
        Replay with = run.replay();
        Replay without = withoutReleases(run);

        assertThat(without.presses()).isEqualTo(with.presses());
        assertThat(without.keyOverlapMillis()).isZero();
        if (with.finished()) {
            assertThat(withoutOverlap(Scoring.of(with))).isEqualTo(Scoring.of(without));
        }
    }

    @Property
    void nothingAfterTheEndOfATimedTestCounts(@ForAll("runs") Run run) {
        Keystrokes all = run.keystrokes();
        TestSettings time = TestingStreams.time(15);
        List<Integer> before = new ArrayList<>();
        for (int event = 0; event < all.size(); event++) {
            if (all.atMillis(event) < 15_000) {
                before.add(event);
            }
        }

        assertThat(Replay.of(time, WORDS, only(all, before)))
                .isEqualTo(Replay.of(time, WORDS, all));
    }

    /// The first event stays where it is, because it is what time is counted from.
    private static Replay withoutReleases(Run run) {
        Keystrokes all = run.keystrokes();
        List<Integer> downs = new ArrayList<>();
        for (int event = 0; event < all.size(); event++) {
            if (event == 0 || all.isDown(event)) {
                downs.add(event);
            }
        }
        return Replay.of(run.settings(), WORDS, only(all, downs));
    }

    private static Keystrokes only(Keystrokes all, List<Integer> events) {
        double[] atMillis = events.stream().mapToDouble(all::atMillis).toArray();
        StringBuilder actions = new StringBuilder();
        List<String> keys = new ArrayList<>();
        for (int event : events) {
            actions.append(all.isDown(event) ? 'D' : 'U');
            keys.add(all.key(event));
        }
        return TestingStreams.legible(atMillis, actions.toString(), keys);
    }

    private static Score withoutOverlap(Score score) {
        return new Score(
                score.wpm(),
                score.raw(),
                score.accuracy(),
                score.consistency(),
                score.keyConsistency(),
                score.characters(),
                score.durationSeconds(),
                score.afkSeconds(),
                0,
                score.wpmPerSecond(),
                score.rawPerSecond(),
                score.errorsPerSecond());
    }
}

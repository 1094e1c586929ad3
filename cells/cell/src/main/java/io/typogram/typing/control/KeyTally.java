package io.typogram.typing.control;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.control.Replay.Press;
import io.typogram.typing.entity.KeyFigures;
import io.typogram.typing.entity.KeyFigures.Pair;
import io.typogram.typing.entity.KeyFigures.Times;
import io.typogram.typing.entity.TestSettings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Counts how characters and pairs of them were typed, run by run.
///
/// A character counts where the text wanted it and nothing before it in its word was wrong: behind a mistake everything
/// may be shifted. Its time is that from one key going down to the next, where both were right; a pair counts where its
/// first was right. Pauses are no typing: what takes longer than [#PAUSE_MICROS] has no time. Nor has what came at once,
/// which no finger does ([Rhythm]).
final class KeyTally {

    /// Our own choice: many times what a key takes even the slowest, so that only pauses are left out.
    static final int PAUSE_MICROS = 2_000_000;

    /// Two hundred runs of a minute and a half at a hundred words a minute.
    static final int MAX_PRESSES = 150_000;

    static final int MAX_KEYS = 500;
    static final int MAX_PAIRS = 200;
    static final int MAX_WORST = 10;

    /// A pair that came more rarely is not called slow or missed: chance alone would say so.
    static final int MIN_TO_JUDGE = 10;

    private static final int MICROS_PER_MILLI = 1_000;

    private final Map<String, PressTally> keys = new HashMap<>();
    private final Map<Characters, PressTally> pairs = new HashMap<>();
    private int results;
    private int presses;

    private record Characters(String first, String second) {}

    /// Whether there is no room for another run.
    boolean isFull() {
        return presses >= MAX_PRESSES;
    }

    void add(TestSettings settings, List<String> words, Keystrokes keystrokes) {
        List<Press> typed = Replay.of(settings, words, keystrokes).presses();
        boolean coarseClock = CoarseClock.made(keystrokes);
        for (int place = 0; place < typed.size(); place++) {
            Press press = typed.get(place);
            if (press.effect().isInput() && press.wanted().isPresent()) {
                key(press).wanted(press.isWrong());
                if (place > 0 && isRight(typed.get(place - 1))) {
                    count(typed.get(place - 1), press, coarseClock);
                }
            }
        }
        results++;
        presses += typed.size();
    }

    private void count(Press before, Press press, boolean coarseClock) {
        PressTally pair =
                pairs.computeIfAbsent(
                        new Characters(character(before), character(press)), _ -> new PressTally());
        pair.wanted(press.isWrong());
        long micros = Math.round((press.atMillis() - before.atMillis()) * MICROS_PER_MILLI);
        boolean instant = micros <= Rhythm.INSTANT_MICROS && !coarseClock;
        if (isRight(press) && !instant && micros <= PAUSE_MICROS) {
            pair.took((int) micros);
            key(press).took((int) micros);
        }
    }

    private PressTally key(Press press) {
        return keys.computeIfAbsent(character(press), _ -> new PressTally());
    }

    /// What was wanted; of a character of several keys, the one that was right.
    private static String character(Press press) {
        return isRight(press) ? press.key() : press.wanted().orElseThrow();
    }

    private static boolean isRight(Press press) {
        return press.effect() == Effect.CORRECT && press.wanted().isPresent();
    }

    KeyFigures figures() {
        List<Pair> frequent =
                mostFrequent(pairs, MAX_PAIRS)
                        .map(pair ->
                                new Pair(
                                        pair.getKey().first(),
                                        pair.getKey().second(),
                                        pair.getValue().presses()))
                        .toList();
        return new KeyFigures(
                results,
                mostFrequent(keys, MAX_KEYS)
                        .map(key -> new KeyFigures.Key(key.getKey(), key.getValue().presses()))
                        .toList(),
                frequent,
                slowest(frequent),
                mostMissed(frequent));
    }

    /// Ties are broken by name, so that the same runs give the same answer.
    private static <T> Stream<Map.Entry<T, PressTally>> mostFrequent(
            Map<T, PressTally> tallies, int most) {
        Comparator<Map.Entry<T, PressTally>> byCount =
                Comparator.comparingInt(tally -> tally.getValue().count());
        return tallies.entrySet().stream()
                .sorted(byCount.reversed().thenComparing(tally -> tally.getKey().toString()))
                .limit(most);
    }

    private static List<Pair> slowest(List<Pair> frequent) {
        return frequent.stream()
                .filter(pair -> timed(pair) >= MIN_TO_JUDGE)
                .sorted(Comparator.comparingDouble(KeyTally::medianMillis).reversed())
                .limit(MAX_WORST)
                .toList();
    }

    private static int timed(Pair pair) {
        return pair.presses().times().map(Times::count).orElse(0);
    }

    private static double medianMillis(Pair pair) {
        return pair.presses().times().orElseThrow().medianMillis();
    }

    private static List<Pair> mostMissed(List<Pair> frequent) {
        Comparator<Pair> byShare = Comparator.comparingDouble(pair -> pair.presses().errorShare());
        return frequent.stream()
                .filter(pair -> pair.presses().count() >= MIN_TO_JUDGE)
                .filter(pair -> pair.presses().errors() > 0)
                .sorted(byShare.reversed())
                .limit(MAX_WORST)
                .toList();
    }
}

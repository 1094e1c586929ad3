package io.typogram.typists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TypistTest {

    private static final List<String> VOCABULARY =
            List.of(
                    ("the of and a to in is you that it he was for on are as with his they at be"
                                    + " this have from or one had by word but not what all were we"
                                    + " when your can said there use an each which she do how their"
                                    + " if will up other about out many then them these so some her"
                                    + " would make like him into time has look two more write go"
                                    + " see number no way could people my than first water been"
                                    + " call who oil its now find long down day did get come made"
                                    + " may part")
                            .split(" "));

    private static final List<String> TEXT = text(120);

    /// One run of each of many people.
    private static final List<Run> RUNS =
            LongStream.range(0, 600).mapToObj(seed -> new Run(Typist.of(seed))).toList();

    /// A run and what the study measured of its own.
    private record Run(Typist typist, TypedStream stream) {

        Run(Typist typist) {
            this(typist, typist.type(TEXT));
        }

        List<Double> intervals() {
            List<Double> downs = new ArrayList<>();
            for (int event = 0; event < stream.keys().size(); event++) {
                if (isDown(event)) {
                    downs.add(stream.atMillis().get(event));
                }
            }
            return IntStream.range(1, downs.size())
                    .mapToObj(place -> downs.get(place) - downs.get(place - 1))
                    .toList();
        }

        double variation() {
            List<Double> intervals = intervals();
            return deviation(intervals) / mean(intervals);
        }

        double logarithmicSpread() {
            return deviation(
                    intervals().stream().map(millis -> Math.log(Math.max(millis, 0.1))).toList());
        }

        double backspaceShare() {
            return presses("Backspace") / (stream.keys().size() / 2.0);
        }

        double meanHoldMillis() {
            double sum = 0;
            for (int event = 0; event < stream.keys().size(); event++) {
                sum += (isDown(event) ? -1 : 1) * stream.atMillis().get(event);
            }
            return sum / (stream.keys().size() / 2.0);
        }

        double rolloverShare() {
            Set<String> held = new HashSet<>();
            int rolled = 0;
            for (int event = 0; event < stream.keys().size(); event++) {
                if (!isDown(event)) {
                    held.remove(stream.keys().get(event));
                    continue;
                }
                rolled += held.isEmpty() ? 0 : 1;
                held.add(stream.keys().get(event));
            }
            return rolled / (stream.keys().size() / 2.0);
        }

        String typed() {
            StringBuilder typed = new StringBuilder();
            for (int event = 0; event < stream.keys().size(); event++) {
                String key = stream.keys().get(event);
                if (isDown(event) && key.equals("Backspace")) {
                    typed.deleteCharAt(typed.length() - 1);
                } else if (isDown(event)) {
                    typed.append(key);
                }
            }
            return typed.toString();
        }

        double wrongShare() {
            String target = String.join(" ", TEXT);
            String typed = typed();
            long wrong =
                    IntStream.range(0, target.length())
                            .filter(place -> typed.charAt(place) != target.charAt(place))
                            .count();
            return (double) wrong / target.length();
        }

        double speed() {
            double lastDownMillis =
                    IntStream.range(0, stream.keys().size())
                            .filter(this::isDown)
                            .mapToDouble(stream.atMillis()::get)
                            .max()
                            .orElseThrow();
            return typed().length() * 12_000.0 / lastDownMillis;
        }

        boolean isDown(int event) {
            return stream.actions().charAt(event) == 'D';
        }

        long presses(String key) {
            return IntStream.range(0, stream.keys().size())
                    .filter(event -> isDown(event) && stream.keys().get(event).equals(key))
                    .count();
        }
    }

    @Test
    void theSameSeedTypesTheSame() {
        assertThat(Typist.of(5).type(TEXT)).isEqualTo(Typist.of(5).type(TEXT));
        assertThat(Typist.of(5).type(TEXT)).isNotEqualTo(Typist.of(6).type(TEXT));
    }

    @Test
    void noTwoRunsOfAPersonAreAlike() {
        Typist typist = Typist.of(5);

        assertThat(typist.type(TEXT)).isNotEqualTo(typist.type(TEXT));
    }

    @Test
    void everyStreamIsInOrder() {
        for (Run run : RUNS) {
            assertThat(run.stream().atMillis().getFirst()).isZero();
            assertThat(run.stream().atMillis()).isSorted();
            assertEveryKeyGoesDownOnceBeforeItGoesUp(run);
        }
    }

    @Test
    void aRunHasItsTypistsSpeed() {
        for (double wpm : new double[] {16, 48, 103, 180}) {
            assertThat(new Run(Typist.of(1, wpm)).speed()).isCloseTo(wpm, within(0.1));
        }
    }

    @Test
    void aWordsTestEndsWithItsLastWordRightOrEnded() {
        String target = String.join(" ", TEXT);
        String lastWord = TEXT.getLast();

        assertThat(RUNS)
                .allMatch(run -> {
                    String typed = run.typed();
                    boolean lastWordRight = typed.endsWith(" " + lastWord);
                    return lastWordRight
                            ? typed.length() == target.length()
                            : typed.length() == target.length() + 1 && typed.endsWith(" ");
                });
    }

    @Test
    void aTimedRunHasNoKeyAfterTheTime() {
        for (long seed = 0; seed < 50; seed++) {
            Run run =
                    new Run(Typist.of(seed), Typist.of(seed).typeFor(Duration.ofSeconds(15), TEXT));
            assertThat(run.stream().keys()).isNotEmpty();
            for (int event = 0; event < run.stream().keys().size(); event++) {
                double limitMillis = run.isDown(event) ? 15_000 : 15_600;
                assertThat(run.stream().atMillis().get(event)).isLessThanOrEqualTo(limitMillis);
            }
        }
    }

    @Test
    void speedsAreThoseOfPeople() {
        assertThat(quantile(run -> run.typist().wpm(), .10)).isCloseTo(27, within(4.0));
        assertThat(quantile(run -> run.typist().wpm(), .50)).isCloseTo(48, within(5.0));
        assertThat(quantile(run -> run.typist().wpm(), .90)).isCloseTo(80, within(6.0));
    }

    @Test
    void rhythmIsThatOfPeople() {
        assertThat(quantile(Run::variation, .10)).isCloseTo(.63, within(.08));
        assertThat(quantile(Run::variation, .50)).isCloseTo(.80, within(.08));
        assertThat(quantile(Run::variation, .90)).isCloseTo(1.04, within(.12));
        assertThat(quantile(Run::logarithmicSpread, .50)).isCloseTo(.57, within(.05));
        assertThat(quantile(Run::logarithmicSpread, .90)).isCloseTo(.70, within(.06));
    }

    @Test
    void nobodyLooksLikeAMachine() {
        // The smallest values of the sample: below them a run looks made.
        assertThat(RUNS).allMatch(run -> run.variation() > .386);
        assertThat(RUNS).allMatch(run -> run.logarithmicSpread() > .318);
    }

    @Test
    void handsHoldKeysAsPeopleDo() {
        assertThat(quantile(Run::meanHoldMillis, .50)).isCloseTo(105, within(10.0));
        assertThat(mean(RUNS.stream().map(Run::rolloverShare).toList())).isBetween(.15, .35);
        List<Double> fast =
                RUNS.stream()
                        .filter(run -> run.typist().wpm() > 80)
                        .map(Run::rolloverShare)
                        .toList();
        assertThat(mean(fast)).isBetween(.40, .70);
    }

    @Test
    void errorsAreThoseOfPeople() {
        assertThat(quantile(Run::backspaceShare, .50)).isCloseTo(.047, within(.01));
        assertThat(quantile(Run::backspaceShare, .90)).isCloseTo(.093, within(.02));
        assertThat(mean(RUNS.stream().map(Run::wrongShare).toList()))
                .isCloseTo(.0117, within(.004));
    }

    @Test
    void otherScriptsAreTypedToo() {
        TypedStream stream = Typist.of(3).type(List.of("привет", "ag\u0303a", "دنیا"));

        assertThat(stream.keys()).contains("п", "g\u0303", "د");
    }

    @Test
    void speedsThatNobodyHasAreRefused() {
        assertThat(Typist.of(1, 300).wpm()).isEqualTo(300);
        for (double wpm : new double[] {0, -1, 301, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> Typist.of(1, wpm));
        }
    }

    private static void assertEveryKeyGoesDownOnceBeforeItGoesUp(Run run) {
        Set<String> held = new HashSet<>();
        for (int event = 0; event < run.stream().keys().size(); event++) {
            String key = run.stream().keys().get(event);
            assertThat(run.isDown(event) ? held.add(key) : held.remove(key)).isTrue();
        }
        assertThat(held).isEmpty();
    }

    private static double quantile(ToDoubleFunction<Run> figure, double share) {
        double[] sorted = RUNS.stream().mapToDouble(figure).sorted().toArray();
        return sorted[(int) (share * sorted.length)];
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double deviation(List<Double> values) {
        double mean = mean(values);
        return Math.sqrt(mean(values.stream().map(value -> Math.pow(value - mean, 2)).toList()));
    }

    private static List<String> text(int count) {
        Random random = new Random(1);
        return IntStream.range(0, count)
                .mapToObj(place -> VOCABULARY.get(random.nextInt(VOCABULARY.size())))
                .toList();
    }
}

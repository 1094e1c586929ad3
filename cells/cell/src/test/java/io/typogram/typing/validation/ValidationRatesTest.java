package io.typogram.typing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.entity.RhythmPrint;
import io.typogram.typing.entity.Suspicion;
import io.typogram.typing.validation.LabelledRuns.Band;
import io.typogram.typing.validation.LabelledRuns.Family;
import io.typogram.typists.Machine;
import io.typogram.typists.TypedStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How often people are suspected, and how often machines are. The tables of `docs/internals/validation.md` are what
/// this prints with `-Dtypogram.validation.people=3000 -Dtypogram.validation.machines=500`.
class ValidationRatesTest {

    private static final int PEOPLE = Integer.getInteger("typogram.validation.people", 60);
    private static final int MACHINES = Integer.getInteger("typogram.validation.machines", 20);

    /// One in a thousand.
    private static final double MOST_SUSPECTED_PEOPLE = .001;

    /// Of all bands together, in runs of half a minute and longer. Of the families that are not named nothing is
    /// promised; of a full imitation least of all.
    private static final Map<String, Double> LEAST_SUSPECTED =
            Map.of(
                    "constant", .9,
                    "constant ± uniform", .75,
                    "gaussian", .3,
                    "timer", .65,
                    "beat", .65,
                    "pasted", .99,
                    "one key at a time", .2,
                    "perfect holds", .9,
                    "holds ± 2 ms", .9);

    private static final double LEAST_KNOWN_AGAIN = .85;

    @ParameterizedTest
    @ValueSource(ints = {15, 30, 60, 120})
    void hardlyAnyPersonIsSuspected(int seconds) {
        Map<Suspicion, Integer> why = new EnumMap<>(Suspicion.class);
        int suspected = 0;
        StringBuilder line = new StringBuilder("| people, " + seconds + " s |");
        for (Band band : LabelledRuns.BANDS) {
            int ofBand = suspected(LabelledRuns.PEOPLE, band, seconds, PEOPLE, why);
            suspected += ofBand;
            line.append(" %d of %d |".formatted(ofBand, PEOPLE));
        }
        System.out.println(line + " " + why);

        assertThat(suspected)
                .isLessThanOrEqualTo(
                        (int) (MOST_SUSPECTED_PEOPLE * PEOPLE * LabelledRuns.BANDS.size()));
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 120})
    void machinesAreSuspectedAsOftenAsTheTableSays(int seconds) {
        for (Family family : LabelledRuns.MACHINES) {
            Map<Suspicion, Integer> why = new EnumMap<>(Suspicion.class);
            StringBuilder line =
                    new StringBuilder("| %s, %d s |".formatted(family.name(), seconds));
            int suspected = 0;
            for (Band band : LabelledRuns.BANDS) {
                int ofBand = suspected(family, band, seconds, MACHINES, why);
                suspected += ofBand;
                line.append(" %.0f |".formatted(100.0 * ofBand / MACHINES));
            }
            System.out.println(line + " " + why);
            double share = (double) suspected / MACHINES / LabelledRuns.BANDS.size();
            assertThat(share)
                    .as(family.name())
                    .isGreaterThanOrEqualTo(LEAST_SUSPECTED.getOrDefault(family.name(), 0.0));
        }
    }

    private static int suspected(
            Family family, Band band, int seconds, int runs, Map<Suspicion, Integer> why) {
        int suspected = 0;
        for (int run = 0; run < runs; run++) {
            long seed = seed(family, band, run);
            double wpm = band.draw(new SplittableRandom(seed));
            Keystrokes typed = LabelledRuns.typed(family, seconds, wpm, seed);
            List<Suspicion> found = LabelledRuns.judged(typed, seconds, seed).suspicions();
            suspected += found.isEmpty() ? 0 : 1;
            found.forEach(suspicion -> why.merge(suspicion, 1, Integer::sum));
        }
        return suspected;
    }

    private static long seed(Family family, Band band, int run) {
        return ((long) family.name().hashCode() << 32) + band.from() * 100_000L + run;
    }

    private record Replayed(String name, double stretch, double jitter) {}

    @Test
    void aRunThatIsSentAgainIsKnown() {
        List<Replayed> ways =
                List.of(
                        new Replayed("replay", 1, 0),
                        new Replayed("replay ± 2 %", 1, .02),
                        new Replayed("replay ± 5 %", 1, .05),
                        new Replayed("replay ± 10 %", 1, .10),
                        new Replayed("replay ± 20 %", 1, .20),
                        new Replayed("stretched to 80 %", .8, 0),
                        new Replayed("stretched to 125 % ± 5 %", 1.25, .05));
        for (Replayed way : ways) {
            StringBuilder line = new StringBuilder("| " + way.name() + " |");
            int all = 0;
            for (Band band : LabelledRuns.BANDS) {
                int known = known(way, band);
                all += known;
                line.append(" %.0f |".formatted(100.0 * known / MACHINES));
            }
            System.out.println(line);
            double share = (double) all / MACHINES / LabelledRuns.BANDS.size();
            assertThat(share)
                    .as(way.name())
                    .isGreaterThanOrEqualTo(way.jitter() <= .05 ? LEAST_KNOWN_AGAIN : 0);
        }
    }

    private static int known(Replayed way, Band band) {
        int known = 0;
        for (int run = 0; run < MACHINES; run++) {
            long seed = seed(LabelledRuns.PEOPLE, band, run);
            SplittableRandom random = new SplittableRandom(seed);
            double wpm = band.draw(random);
            TypedStream typed = LabelledRuns.person(30, LabelledRuns.words(seed), wpm, seed);
            TypedStream again = Machine.replay(typed, way.stretch(), way.jitter(), random);
            known += isFound(print(typed, seed), print(again, seed)) ? 1 : 0;
        }
        return known;
    }

    private static boolean isFound(RhythmPrint first, RhythmPrint again) {
        return first.bands().stream().anyMatch(again.bands()::contains) && first.isLike(again);
    }

    private static RhythmPrint print(TypedStream typed, long seed) {
        return LabelledRuns.judged(LabelledRuns.keystrokes(typed), 30, seed).print();
    }

    @Test
    void noTwoPeopleAndNoTwoRunsOfOneAreTakenForOne() {
        List<RhythmPrint> prints = new ArrayList<>();
        for (Band band : LabelledRuns.BANDS) {
            for (int run = 0; run < PEOPLE / 3; run++) {
                long seed = seed(LabelledRuns.PEOPLE, band, run);
                double wpm = band.draw(new SplittableRandom(seed));
                prints.add(print(LabelledRuns.person(30, LabelledRuns.words(1), wpm, seed), 1));
            }
        }
        int alike = 0;
        for (int one = 0; one < prints.size(); one++) {
            for (RhythmPrint other : prints.subList(0, one)) {
                alike += prints.get(one).isLike(other) ? 1 : 0;
            }
        }
        System.out.printf("%d prints of one text, %d pairs alike%n", prints.size(), alike);
        assertThat(alike).isZero();
    }
}

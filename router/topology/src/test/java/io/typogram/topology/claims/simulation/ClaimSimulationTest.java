package io.typogram.topology.claims.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.topology.claims.simulation.ClaimSimulation.Outcome;
import io.typogram.topology.claims.simulation.ClaimSimulation.World;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Many courses by their seeds. More on demand: `-Dclaims.schedules=1000000 -Dclaims.seed=1`; one again:
/// `-Dclaims.schedules=1 -Dclaims.seed=N`.
class ClaimSimulationTest {

    private static final long SCHEDULES = Long.getLong("claims.schedules", 20_000);
    private static final long FIRST_SEED = Long.getLong("claims.seed", 1);
    private static final int ENOUGH_FOR_A_BUG = 5_000;

    @Test
    void noCourseOfThingsBreaksAPromise() {
        var confirmed = new LongAdder();
        var refused = new LongAdder();

        List<Outcome> broken =
                LongStream.range(FIRST_SEED, FIRST_SEED + SCHEDULES)
                        .mapToObj(seed -> ClaimSimulation.run(seed, PlantedBug.NONE, World.USUAL))
                        .peek(outcome -> {
                            confirmed.add(outcome.confirmed());
                            refused.add(outcome.refused());
                        })
                        .filter(outcome -> !outcome.broken().isEmpty())
                        .limit(3)
                        .toList();

        assertThat(broken).isEmpty();
        System.out.printf(
                "%,d schedules from seed %d: %,d names confirmed, %,d requests refused%n",
                SCHEDULES, FIRST_SEED, confirmed.sum(), refused.sum());
        assertThat(confirmed.sum()).isGreaterThan(SCHEDULES);
    }

    @Test
    void noAnswerDependsOnTheSweeper() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES / 4; seed++) {
            assertThat(ClaimSimulation.run(seed, PlantedBug.NONE, World.UNSWEPT))
                    .isEqualTo(ClaimSimulation.run(seed, PlantedBug.NONE, World.SWEPT));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void everyPlantedBugIsFound(PlantedBug bug) {
        Optional<Outcome> found =
                LongStream.range(0, ENOUGH_FOR_A_BUG)
                        .mapToObj(seed -> ClaimSimulation.run(seed, bug, World.USUAL))
                        .filter(outcome -> !outcome.broken().isEmpty())
                        .findFirst();

        assertThat(found).isPresent();
        System.out.println(
                bug + " is found by seed " + found.get().seed() + ": " + found.get().broken());
    }
}

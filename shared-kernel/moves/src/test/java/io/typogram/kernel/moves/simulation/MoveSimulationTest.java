package io.typogram.kernel.moves.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.moves.simulation.MoveSimulation.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Many courses by their seeds. More on demand: `-Dmoves.schedules=5000000 -Dmoves.seed=1`; one again:
/// `-Dmoves.schedules=1 -Dmoves.seed=N`.
class MoveSimulationTest {

    private static final long SCHEDULES = Long.getLong("moves.schedules", 20_000);
    private static final long FIRST_SEED = Long.getLong("moves.seed", 1);
    private static final int ENOUGH_FOR_A_BUG = 5_000;

    @Test
    void noCourseOfThingsBreaksAPromise() {
        var flipped = new LongAdder();
        var aborted = new LongAdder();
        var served = new LongAdder();
        var erased = new LongAdder();

        List<Outcome> broken =
                LongStream.range(FIRST_SEED, FIRST_SEED + SCHEDULES)
                        .parallel()
                        .mapToObj(seed -> MoveSimulation.run(seed, PlantedBug.NONE))
                        .peek(outcome -> {
                            flipped.add(outcome.flipped());
                            aborted.add(outcome.aborted());
                            served.add(outcome.served());
                            erased.add(outcome.erased());
                        })
                        .filter(outcome -> !outcome.broken().isEmpty())
                        .limit(3)
                        .toList();

        assertThat(broken).isEmpty();
        System.out.printf(
                "%,d schedules from seed %d: %,d moves flipped, %,d given up, %,d requests served, %,d users erased%n",
                SCHEDULES, FIRST_SEED, flipped.sum(), aborted.sum(), served.sum(), erased.sum());
        assertThat(flipped.sum()).isGreaterThan(SCHEDULES);
        assertThat(served.sum()).isGreaterThan(10 * SCHEDULES);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "NONE")
    void everyPlantedBugIsFound(PlantedBug bug) {
        Optional<Outcome> found =
                LongStream.range(0, ENOUGH_FOR_A_BUG)
                        .mapToObj(seed -> MoveSimulation.run(seed, bug))
                        .filter(outcome -> !outcome.broken().isEmpty())
                        .findFirst();

        assertThat(found).isPresent();
        System.out.printf(
                "%s is found by seed %d: %s%n",
                bug, found.get().seed(), found.get().broken().getFirst());
    }

    @Test
    void aSeedTakesTheSameCourseEveryTime() {
        assertThat(MoveSimulation.run(42, PlantedBug.NO_FENCE))
                .isEqualTo(MoveSimulation.run(42, PlantedBug.NO_FENCE));
    }
}

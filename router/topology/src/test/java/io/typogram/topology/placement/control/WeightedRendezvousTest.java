package io.typogram.topology.placement.control;

import static io.typogram.topology.placement.control.TestingCells.cell;
import static io.typogram.topology.placement.control.TestingCells.users;
import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WeightedRendezvousTest {

    private static final int USERS = 4000;

    @Property(tries = 50)
    void everyCellGetsUsersInProportionToItsWeight(
            @ForAll long seed,
            @ForAll @Size(min = 2, max = 6) List<@IntRange(min = 1, max = 500) Integer> weights) {
        List<Cell> cells = cells(weights);
        double total = weights.stream().mapToInt(Integer::intValue).sum();

        List<Cell> chosen = users(seed, USERS).stream().map(user -> choose(user, cells)).toList();

        for (Cell cell : cells) {
            double share = cell.weight() / total;
            double deviation = Math.sqrt(USERS * share * (1 - share));
            assertThat(Collections.frequency(chosen, cell) - USERS * share)
                    .isBetween(-6 * deviation - 1, 6 * deviation + 1);
        }
    }

    @Property(tries = 50)
    void aCellThatJoinsTakesUsersAndNobodyElseChanges(
            @ForAll long seed,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 500) Integer> weights) {
        List<Cell> before = cells(weights);
        Cell joining = cell("eu-99", 100);
        List<Cell> after = new ArrayList<>(before);
        after.add(joining);

        assertThat(users(seed, 500))
                .allMatch(user -> {
                    Cell now = choose(user, after);
                    return now.equals(joining) || now.equals(choose(user, before));
                });
    }

    @Property(tries = 50)
    void theOrderOfTheCellsDoesNotMatter(@ForAll long seed) {
        List<Cell> cells = cells(List.of(1, 2, 3, 4, 5));
        List<Cell> shuffled = new ArrayList<>(cells);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(users(seed, 100))
                .allMatch(user -> choose(user, cells).equals(choose(user, shuffled)));
    }

    @Test
    void aCellWithoutWeightIsNeverChosen() {
        List<Cell> cells = List.of(cell("eu-1", 0), cell("eu-2", 1));

        assertThat(users(1, 500)).allMatch(user -> choose(user, cells).id().value().equals("eu-2"));
        assertThat(WeightedRendezvous.choose(users(1, 1).getFirst(), cells(List.of(0)))).isEmpty();
    }

    /// A changed hash would send users elsewhere than the nodes that still run the old one do.
    @Test
    void theChoiceIsTheSameForEver() {
        List<Cell> cells = cells(List.of(100, 100, 100, 100));

        String chosen =
                users(42, 16).stream()
                        .map(user -> choose(user, cells).id().value().substring("eu-".length()))
                        .reduce("", String::concat);

        assertThat(chosen).isEqualTo("2441222434111442");
    }

    private static Cell choose(UserId user, List<Cell> cells) {
        return WeightedRendezvous.choose(user, cells).orElseThrow();
    }

    private static List<Cell> cells(List<Integer> weights) {
        return IntStream.range(0, weights.size())
                .mapToObj(index -> cell("eu-" + (index + 1), weights.get(index)))
                .toList();
    }
}

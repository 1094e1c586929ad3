package io.typogram.topology.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CellStateTest {

    @ParameterizedTest
    @EnumSource
    void aStateIsReadBackFromItsNameOnTheWire(CellState state) {
        assertThat(CellState.ofWireName(state.wireName())).contains(state);
    }

    @ParameterizedTest
    @EnumSource
    void everyCellCanBeRetiredInTheEndAndThenStaysRetired(CellState state) {
        Set<CellState> reachable = EnumSet.of(state);
        boolean grew = true;
        while (grew) {
            Set<CellState> next = EnumSet.copyOf(reachable);
            reachable.forEach(reached -> next.addAll(reached.successors()));
            grew = next.size() > reachable.size();
            reachable = next;
        }

        assertThat(reachable).contains(CellState.RETIRED);
        assertThat(CellState.RETIRED.successors()).isEmpty();
    }

    @Test
    void aCellIsNeverRetiredWithoutHavingBeenDrained() {
        assertThat(CellState.ACTIVE.successors())
                .doesNotContain(CellState.RETIRED, CellState.DRAINED);
        assertThat(CellState.QUARANTINED.successors()).doesNotContain(CellState.RETIRED);
        assertThat(CellState.DRAINING.successors()).doesNotContain(CellState.RETIRED);
    }

    @Test
    void anUnknownNameIsNoState() {
        assertThat(CellState.ofWireName("ACTIVE")).isEmpty();
        assertThat(CellState.ofWireName("")).isEmpty();
    }
}

package io.typogram.topology.moves.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.Move;
import io.typogram.kernel.moves.MoveState;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.topology.Home;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PausesTest {

    @Test
    void eachPauseIsTwiceAsLongUpToTheLongest() {
        assertThat(Pauses.after(move(MoveState.COPYING, 1, false))).isEqualTo(Pauses.SHORTEST);
        assertThat(Pauses.after(move(MoveState.COPYING, 3, false)))
                .isEqualTo(Pauses.SHORTEST.multipliedBy(4));
        assertThat(Pauses.after(move(MoveState.COPYING, 1_000_000, false)))
                .isEqualTo(Pauses.LONGEST);
    }

    @Test
    void whoeverMayWaitBehindTheFenceIsTriedOften() {
        assertThat(Pauses.after(move(MoveState.FLIPPED, Pauses.URGENT_TURNS, false)))
                .isEqualTo(Pauses.LONGEST_OF_URGENT);
        assertThat(Pauses.after(move(MoveState.FLIPPED, Pauses.URGENT_TURNS + 1, false)))
                .isEqualTo(Pauses.LONGEST);
    }

    @Test
    void clearingAwayHasTime() {
        assertThat(Pauses.after(move(MoveState.ACTIVE, 1_000_000, true)))
                .isEqualTo(Pauses.LONGEST_OF_CLEARING);
        assertThat(Pauses.after(move(MoveState.ACTIVE, 1_000_000, false)))
                .isEqualTo(Pauses.LONGEST);
    }

    private static Move move(MoveState state, int turns, boolean closed) {
        return new Move(
                UUID.randomUUID(),
                new UserId(UUID.randomUUID()),
                Home.first(new CellId("eu-1")),
                new CellId("eu-2"),
                state,
                turns,
                turns,
                Optional.empty(),
                closed ? Optional.of(new Stamp(1)) : Optional.empty(),
                Optional.empty(),
                false);
    }
}

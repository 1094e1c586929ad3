package io.typogram.topology.moves.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.moves.entity.DueMove;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunningMovesTest {

    private final RunningMoves running = new RunningMoves(3, 2);

    @Test
    void oneCellsMovesDoNotTakeAllPlaces() {
        DueMove first = move("eu-1");

        assertThat(running.begin(first)).isTrue();
        assertThat(running.begin(move("eu-1"))).isTrue();
        assertThat(running.begin(move("eu-1"))).isFalse();
        assertThat(running.begin(move("us-1"))).isTrue();
        assertThat(running.begin(move("ap-1"))).isFalse();
        assertThat(running.count()).isEqualTo(3);

        running.end(first);

        assertThat(running.begin(move("eu-1"))).isTrue();
    }

    @Test
    void nobodyWhoWaitsBehindTheFenceWaitsForACopy() {
        running.begin(move("eu-1"));
        running.begin(move("eu-1"));
        running.begin(move("us-1"));

        for (int place = 0; place < 3; place++) {
            assertThat(running.begin(urgent("eu-1"))).isTrue();
        }
        assertThat(running.begin(urgent("eu-1"))).isFalse();
    }

    @Test
    void oneMoveRunsOnce() {
        DueMove move = move("eu-1");

        assertThat(running.begin(move)).isTrue();
        assertThat(running.begin(new DueMove(move.id(), move.source(), true))).isFalse();
    }

    private static DueMove move(String source) {
        return new DueMove(UUID.randomUUID(), new CellId(source), false);
    }

    private static DueMove urgent(String source) {
        return new DueMove(UUID.randomUUID(), new CellId(source), true);
    }
}

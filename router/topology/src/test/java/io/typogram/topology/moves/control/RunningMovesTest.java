package io.typogram.topology.moves.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.moves.entity.DueMove;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RunningMovesTest {

    private final RunningMoves running = new RunningMoves(3);

    @Test
    void oneCellsMovesDoNotTakeAllPlaces() {
        DueMove first = move("eu-1");

        assertThat(begin(first)).isTrue();
        assertThat(begin(move("eu-1"))).isTrue();
        assertThat(begin(move("eu-1"))).isFalse();
        assertThat(begin(move("us-1"))).isTrue();
        assertThat(begin(move("ap-1"))).isFalse();
        assertThat(running.count()).isEqualTo(3);

        running.end(first);

        assertThat(begin(move("eu-1"))).isTrue();
    }

    @Test
    void aCellThatHasBecomeBusyGetsNoMoreUntilSomeHaveEnded() {
        DueMove first = move("eu-1");
        assertThat(begin(first)).isTrue();
        assertThat(begin(move("eu-1"))).isTrue();
        running.end(first);

        assertThat(running.begin(move("eu-1"), 1)).isFalse();
        assertThat(running.begin(urgent("eu-1"), 1)).isTrue();
    }

    @Test
    void nobodyWhoWaitsBehindTheFenceWaitsForACopy() {
        assertThat(begin(move("eu-1"))).isTrue();
        assertThat(begin(move("eu-1"))).isTrue();
        assertThat(begin(move("us-1"))).isTrue();

        for (int place = 0; place < 3; place++) {
            assertThat(begin(urgent("eu-1"))).isTrue();
        }
        assertThat(begin(urgent("eu-1"))).isFalse();
    }

    @Test
    void oneMoveRunsOnce() {
        DueMove move = move("eu-1");

        assertThat(begin(move)).isTrue();
        assertThat(begin(new DueMove(move.id(), move.source(), true))).isFalse();
    }

    private boolean begin(DueMove move) {
        return running.begin(move, 2);
    }

    private static DueMove move(String source) {
        return new DueMove(UUID.randomUUID(), new CellId(source), false);
    }

    private static DueMove urgent(String source) {
        return new DueMove(UUID.randomUUID(), new CellId(source), true);
    }
}

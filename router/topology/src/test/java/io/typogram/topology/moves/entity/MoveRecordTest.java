package io.typogram.topology.moves.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.moves.Move;
import io.typogram.kernel.moves.MoveState;
import io.typogram.kernel.moves.Stamp;
import io.typogram.kernel.topology.Home;
import io.typogram.topology.cells.Reason;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MoveRecordTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final MoveRecord planned =
            MoveRecord.planned(
                    UUID.randomUUID(),
                    new MoveWish(
                            new UserId(UUID.randomUUID()),
                            new CellId("eu-2"),
                            new Reason("ada", "to see"),
                            false,
                            false,
                            Optional.empty()),
                    Home.first(new CellId("eu-1")),
                    NOW);

    @Test
    void aTurnChangesNothingButWhoseItIs() {
        MoveRecord taken = planned.taken(7, NOW.plusSeconds(1));

        assertThat(taken.move().turn()).isEqualTo(7);
        assertThat(taken.move().turns()).isEqualTo(1);
        assertThat(taken.move().state()).isEqualTo(MoveState.PLANNED);
        assertThat(taken.steps()).isEqualTo(planned.steps());
    }

    @Test
    void theTimesOfThePauseAreThoseWhenTheStatesWereEntered() {
        MoveRecord active =
                planned.entered(MoveState.FENCED, NOW.plusSeconds(1))
                        .verified(new Move.Verified("0:0", true), NOW.plusSeconds(2))
                        .entered(MoveState.FLIPPED, NOW.plusSeconds(3))
                        .entered(MoveState.ACTIVE, NOW.plusSeconds(4));
        MoveRecord closed = active.closed(new Stamp(9), NOW.plusSeconds(60), NOW.plusSeconds(5));
        MoveRecord finished = closed.finished(NOW.plusSeconds(61));

        assertThat(finished.times().fenced()).contains(NOW.plusSeconds(1));
        assertThat(finished.times().activated()).contains(NOW.plusSeconds(4));
        assertThat(finished.times().finished()).contains(NOW.plusSeconds(61));
        assertThat(finished.steps()).isEqualTo(planned.steps() + 6);
        assertThat(active.isOpen()).isTrue();
        assertThat(closed.isOpen()).isFalse();
    }

    @Test
    void aMoveThatIsGivenUpSaysWhyAndStaysOpenUntilItIsTakenBack() {
        MoveRecord aborted = planned.aborted("TARGET_FULL", NOW);

        assertThat(aborted.failure()).contains("TARGET_FULL");
        assertThat(aborted.isOpen()).isTrue();
        assertThat(aborted.finished(NOW).isOpen()).isFalse();
        assertThat(aborted.finished(NOW).failure()).contains("TARGET_FULL");
    }

    @Test
    void whatIsUnaccountedForIsFinished() {
        MoveRecord kept = planned.withUnaccounted(NOW);

        assertThat(kept.unaccounted()).isTrue();
        assertThat(kept.move().finished()).isTrue();
    }
}

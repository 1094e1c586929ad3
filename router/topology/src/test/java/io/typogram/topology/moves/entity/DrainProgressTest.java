package io.typogram.topology.moves.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.cells.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DrainProgressTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void theRateIsThatOfTheLastMinute() {
        assertThat(moves(30).perSecond(LONG)).isEqualTo(0.5);
        assertThat(moves(30).perSecond(Duration.ofSeconds(10))).isEqualTo(3.0);
        assertThat(moves(0).perSecond(Duration.ZERO)).isZero();
    }

    @Test
    void theEstimateCountsOnlyWhoWillBeTried() {
        assertThat(progress(100, 0, 30).estimate(LONG)).contains(Duration.ofSeconds(200));
        assertThat(progress(100, 50, 30).estimate(LONG)).contains(Duration.ofSeconds(100));
        assertThat(progress(50, 50, 30).estimate(LONG)).isEmpty();
    }

    @Test
    void whatStandsStillHasNoEnd() {
        assertThat(progress(100, 0, 0).estimate(LONG)).isEmpty();
    }

    private static DrainProgress progress(long left, long failed, long lately) {
        var drain =
                new Drain(
                        UUID.randomUUID(),
                        new CellId("eu-1"),
                        new Reason("ada", "to see"),
                        false,
                        100,
                        false,
                        Instant.EPOCH,
                        Optional.empty(),
                        Optional.empty());
        return new DrainProgress(drain, left, moves(lately), failed);
    }

    private static MoveCounts moves(long lately) {
        return new MoveCounts(0, 0, 0, lately);
    }
}

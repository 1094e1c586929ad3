package io.typogram.edge.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Pace pace = new Pace(30 * SECOND, 500);

    @Test
    void nobodyIsTooSlowWithinTheTimeOfGrace() {
        pace.waits(0);
        pace.moved(30 * SECOND, 0);
        assertThat(pace.isTooSlow()).isFalse();
        pace.waits(30 * SECOND);
        pace.moved(30 * SECOND + 1, 0);
        assertThat(pace.isTooSlow()).isTrue();
    }

    @Test
    void bytesBuyTime() {
        pace.waits(0);
        pace.moved(40 * SECOND, 5_000);
        assertThat(pace.isTooSlow()).isFalse();
        pace.waits(40 * SECOND);
        pace.moved(41 * SECOND, 499);
        assertThat(pace.isTooSlow()).isTrue();
    }

    @Test
    void timeInWhichNobodyWaitsForTheClientDoesNotCount() {
        pace.waits(0);
        pace.moved(SECOND, 1);
        pace.moved(1000 * SECOND, 1);
        assertThat(pace.isTooSlow()).isFalse();
    }
}

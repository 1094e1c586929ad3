package io.typogram.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OutboxBoundsTest {

    private final OutboxBounds bounds = new OutboxBounds(10, 100);

    @Test
    void theAlarmBeginsAtItsBound() {
        assertThat(bounds.state(0)).isEqualTo(OutboxState.FINE);
        assertThat(bounds.state(9)).isEqualTo(OutboxState.FINE);
        assertThat(bounds.state(10)).isEqualTo(OutboxState.ALARMING);
    }

    @Test
    void nothingIsLetInFromTheHardBoundOn() {
        assertThat(bounds.state(99)).isEqualTo(OutboxState.ALARMING);
        assertThat(bounds.state(100)).isEqualTo(OutboxState.FULL);
        assertThat(bounds.state(Long.MAX_VALUE)).isEqualTo(OutboxState.FULL);
    }

    @Test
    void anAlarmThatCouldNotComeInTimeIsNoBound() {
        assertThatThrownBy(() -> new OutboxBounds(101, 100))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OutboxBounds(0, 100))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new OutboxBounds(1, 1).state(1)).isEqualTo(OutboxState.FULL);
    }
}

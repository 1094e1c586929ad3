package io.typogram.kernel.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StampTest {

    @Test
    void whatIsSaidInALaterTurnIsAfterAllThatWasSaidInAnEarlierOne() {
        Stamp last = new Stamp(Stamp.beginning(8).value() - 1);

        assertThat(Stamp.beginning(7).next().isAfter(Stamp.beginning(7))).isTrue();
        assertThat(Stamp.beginning(8).isAfter(last)).isTrue();
        assertThat(Stamp.beginning(7).isAfter(Stamp.NONE)).isTrue();
        assertThat(Stamp.NONE.isAfter(Stamp.NONE)).isFalse();
    }

    @Test
    void aTurnNeverSpeaksForTheNextOne() {
        Stamp last = new Stamp(Stamp.beginning(7).value() + Stamp.MAX_WITHIN_TURN);

        assertThatThrownBy(last::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void turnsHaveABound() {
        assertThat(Stamp.beginning(Stamp.MAX_TURN).next().isAfter(Stamp.NONE)).isTrue();
        assertThatThrownBy(() -> Stamp.beginning(Stamp.MAX_TURN + 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Stamp.beginning(0)).isInstanceOf(IllegalArgumentException.class);
    }
}

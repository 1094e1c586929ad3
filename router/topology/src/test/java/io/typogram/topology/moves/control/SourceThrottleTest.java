package io.typogram.topology.moves.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SourceThrottleTest {

    @Test
    void aCellThatHasTimeIsNotHeldBack() {
        assertThat(most(8, 0)).isEqualTo(8);
        assertThat(most(8, SourceThrottle.BUSY)).isEqualTo(8);
        assertThat(SourceThrottle.most(8, OptionalDouble.empty())).isEqualTo(8);
    }

    @Test
    void theBusierACellTheFewerLeaveItAtOnce() {
        assertThat(most(9, 0.875)).isEqualTo(5);
        assertThat(most(2, 0.86)).isEqualTo(2);
        assertThat(most(2, 0.89)).isEqualTo(1);
    }

    @Test
    void oneMayAlwaysLeave() {
        assertThat(most(8, SourceThrottle.FULL)).isEqualTo(1);
        assertThat(most(8, 1)).isEqualTo(1);
        assertThat(most(1, 1)).isEqualTo(1);
    }

    private static int most(int max, double load) {
        return SourceThrottle.most(max, OptionalDouble.of(load));
    }
}

package io.typogram.topology.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class VersionRangeTest {

    @Test
    void changesAreReachedFromTheLastDroppedOneToTheLatest() {
        var range = new VersionRange(10, 20);

        assertThat(range.reaches(9)).isFalse();
        assertThat(range.reaches(10)).isTrue();
        assertThat(range.reaches(20)).isTrue();
        assertThat(range.reaches(21)).isFalse();
    }

    @Test
    void nothingIsDroppedBeforeTheHistoryIsFull() {
        assertThat(new VersionRange(0, 0).advance(5, 5)).isEqualTo(new VersionRange(0, 5));
        assertThat(new VersionRange(0, 5).advance(1, 5)).isEqualTo(new VersionRange(1, 6));
    }

    @Test
    void aHistoryMadeShorterGoesAwayStepByStep() {
        var range = new VersionRange(0, 1000);

        assertThat(range.advance(10, 100)).isEqualTo(new VersionRange(20, 1010));
    }

    @Test
    void changesAreNeverKeptBeyondTheCurrentVersion() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VersionRange(2, 1));
    }

    @Property
    void theHistorySettlesAtItsLength(
            @ForAll @IntRange(min = 1, max = 50) int changes,
            @ForAll @IntRange(max = 500) int history) {
        var range = new VersionRange(0, 1000);
        for (int step = 0; step < 2000; step++) {
            VersionRange next = range.advance(changes, history);
            assertThat(next.keptAfter()).isGreaterThanOrEqualTo(range.keptAfter());
            range = next;
        }

        assertThat(range.current() - range.keptAfter()).isEqualTo(history);
    }
}

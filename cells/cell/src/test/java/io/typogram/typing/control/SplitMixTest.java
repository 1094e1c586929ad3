package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Positive;
import org.junit.jupiter.api.Test;

class SplitMixTest {

    /// The values that other implementations print for this seed (Rosetta Code, "Splitmix64").
    @Test
    void theNumbersAreThePublishedOnes() {
        SplitMix random = new SplitMix(1234567);

        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("9817491932198370423");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("4593380528125082431");
        assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("16408922859458223821");
    }

    @Property
    void aNumberStaysBelowItsBound(@ForAll long seed, @ForAll @Positive int bound) {
        assertThat(new SplitMix(seed).nextInt(bound)).isBetween(0, bound - 1);
    }

    @Test
    void thereIsNoNumberBelowZero() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SplitMix(1).nextInt(0));
    }

    @Test
    void allNumbersComeUpAboutEquallyOften() {
        SplitMix random = new SplitMix(42);
        int[] counts = new int[7];
        for (int draw = 0; draw < 70_000; draw++) {
            counts[random.nextInt(7)]++;
        }

        assertThat(IntStream.of(counts)).allMatch(count -> count > 9_500 && count < 10_500);
    }
}

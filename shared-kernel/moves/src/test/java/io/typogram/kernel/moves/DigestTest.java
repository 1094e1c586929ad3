package io.typogram.kernel.moves;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DigestTest {

    private static final BigInteger MODULUS = BigInteger.TWO.pow(128);

    @Property
    void whatIsWrittenIsReadAgain(@ForAll long high, @ForAll long low) {
        Digest digest = new Digest(high, low);

        assertThat(Digest.parse(digest.toString())).isEqualTo(digest);
        assertThat(digest.toString()).hasSize(Digest.HEX_LENGTH);
    }

    @Property
    void aSumIsThatOfTheNumbersAndKnowsNoOrder(
            @ForAll long high, @ForAll long low, @ForAll long otherHigh, @ForAll long otherLow) {
        Digest one = new Digest(high, low);
        Digest other = new Digest(otherHigh, otherLow);

        assertThat(number(one.plus(other))).isEqualTo(number(one).add(number(other)).mod(MODULUS));
        assertThat(one.plus(other)).isEqualTo(other.plus(one));
    }

    @Test
    void onlyWholeDigestsAreRead() {
        assertThatThrownBy(() -> Digest.parse("d41d8cd9"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Digest.parse("x".repeat(Digest.HEX_LENGTH)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BigInteger number(Digest digest) {
        return new BigInteger(digest.toString(), 16);
    }
}

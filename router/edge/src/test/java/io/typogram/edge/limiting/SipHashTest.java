package io.typogram.edge.limiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class SipHashTest {

    /// The key of the paper's test vectors: the bytes 0 to 15.
    private static final SipHash HASH = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L);

    @Test
    void itGivesTheValuesOfThePaper() {
        assertThat(HASH.hash(bytesUpTo(15))).isEqualTo(0xa129ca6149be45e5L);
        assertThat(HASH.hash(bytesUpTo(0))).isEqualTo(0x726fdb47dd0e0e31L);
        assertThat(HASH.hash(bytesUpTo(8))).isEqualTo(0x93f5f5799a932462L);
    }

    @Property
    void numbersAreHashedAsTheirBytes(
            @ForAll long first, @ForAll long second, @ForAll long third, @ForAll long fourth) {
        ByteBuffer bytes = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(first).putLong(second).putLong(third).putLong(fourth);
        String text = new String(bytes.array(), StandardCharsets.ISO_8859_1);
        assertThat(HASH.hash(first, second, third, fourth)).isEqualTo(HASH.hash(text));
    }

    private static String bytesUpTo(int length) {
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; at++) {
            bytes[at] = (byte) at;
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

package io.typogram.typing.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class KeystrokeBundleTest {

    private static final UUID FIRST = new UUID(1, 2);
    private static final UUID SECOND = new UUID(3, 4);

    @Property
    void whatWasWrittenIsRead(@ForAll @Size(min = 1, max = 20) List<byte[]> streams) {
        Map<UUID, byte[]> given = new LinkedHashMap<>();
        streams.forEach(stream -> given.put(new UUID(7, given.size()), stream));

        Map<UUID, byte[]> read =
                KeystrokeBundle.parse(new KeystrokeBundle(given).toBytes()).streams();

        assertThat(read.keySet()).containsExactlyElementsOf(given.keySet());
        given.forEach((result, stream) -> assertThat(read.get(result)).isEqualTo(stream));
    }

    @Test
    void theFormIsTheOneThatIsDocumented() {
        byte[] bytes = bundle().toBytes();

        assertThat(bytes)
                .startsWith('T', 'K', 'B', '1', 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 1)
                .endsWith(0, 0, 0, 1, 10, 11, 12)
                .hasSize(8 + 2 * 20 + 3);
    }

    @Test
    void aBundleThatEndsEarlyOrLateIsNone() {
        byte[] bytes = bundle().toBytes();

        for (int length = 0; length < bytes.length; length++) {
            byte[] shorter = Arrays.copyOf(bytes, length);
            assertThatIllegalArgumentException().isThrownBy(() -> KeystrokeBundle.parse(shorter));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeystrokeBundle.parse(Arrays.copyOf(bytes, bytes.length + 1)));
    }

    @Property
    void otherBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
        try {
            assertThat(KeystrokeBundle.parse(bytes).streams()).isNotEmpty();
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageContaining("bundle");
        }
    }

    @Test
    void aBundleHasABound() {
        Map<UUID, byte[]> streams = new LinkedHashMap<>();
        assertThatIllegalArgumentException().isThrownBy(() -> new KeystrokeBundle(streams));
        for (int stream = 0; stream <= KeystrokeBundle.MAX_STREAMS; stream++) {
            streams.put(new UUID(1, stream), new byte[0]);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new KeystrokeBundle(streams));
    }

    private static KeystrokeBundle bundle() {
        Map<UUID, byte[]> streams = new LinkedHashMap<>();
        streams.put(FIRST, new byte[] {10, 11});
        streams.put(SECOND, new byte[] {12});
        return new KeystrokeBundle(streams);
    }
}

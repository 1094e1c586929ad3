package io.typogram.typing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.typogram.kernel.identity.UserId;
import io.typogram.keystrokes.KeystrokeCodec;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.TestingStreams;
import io.typogram.typing.control.KeystrokeTiers.Kept;
import io.typogram.typing.entity.KeystrokeBundle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ColdReadingTest {

    private static final UserId USER = new UserId(new UUID(0, 1));
    private static final Keystrokes TYPED =
            new TestingStreams().down(0, "t").down(100, "h").keystrokes();
    private static final byte[] STREAM = KeystrokeCodec.encode(TYPED);
    private static final UUID FIRST = new UUID(1, 1);
    private static final UUID SECOND = new UUID(1, 2);

    private final Map<Kept, byte[]> store = new HashMap<>();
    private final List<Kept> read = new ArrayList<>();
    private final ColdReading reading =
            new ColdReading(kept -> {
                read.add(kept);
                return Optional.ofNullable(store.get(kept));
            });

    @Test
    void anObjectIsReadOnceForAllOfItsStreams() {
        Kept kept = put(Map.of(FIRST, STREAM, SECOND, STREAM));

        assertThat(reading.find(kept, FIRST)).contains(TYPED);
        assertThat(reading.find(kept, SECOND)).contains(TYPED);
        assertThat(reading.find(kept, new UUID(1, 3))).isEmpty();
        assertThat(read).containsExactly(kept);
    }

    @Test
    void whatIsLostIsNotFoundAndAskedForOnce() {
        Kept lost = kept();
        Kept kept = put(Map.of(FIRST, STREAM));

        assertThat(reading.find(lost, FIRST)).isEmpty();
        assertThat(reading.find(lost, SECOND)).isEmpty();
        assertThat(reading.find(kept, FIRST)).contains(TYPED);
        assertThat(read).containsExactly(lost, kept);
    }

    @Test
    void noMoreObjectsAreReadThanTheBound() {
        for (int object = 1; object < ColdReading.MAX_OBJECTS; object++) {
            assertThat(reading.find(kept(), FIRST)).isEmpty();
        }
        Kept last = put(Map.of(FIRST, STREAM, SECOND, STREAM));
        Kept beyond = put(Map.of(FIRST, STREAM));

        assertThat(reading.find(last, FIRST)).contains(TYPED);
        assertThat(reading.find(beyond, FIRST)).isEmpty();
        assertThat(reading.find(last, SECOND)).contains(TYPED);
        assertThat(read).hasSize(ColdReading.MAX_OBJECTS).doesNotContain(beyond);
    }

    @Test
    void anotherObjectIsReadAsLongAsThereAreNotEnoughBytes() {
        Kept first = putBytes(ColdReading.ENOUGH_BYTES - 1);
        Kept second = put(Map.of(FIRST, STREAM, SECOND, STREAM));
        Kept beyond = put(Map.of(FIRST, STREAM));

        assertThat(reading.find(first, FIRST)).contains(TYPED);
        assertThat(reading.find(second, FIRST)).contains(TYPED);
        assertThat(reading.find(beyond, FIRST)).isEmpty();
        assertThat(reading.find(second, SECOND)).contains(TYPED);
        assertThat(read).containsExactly(first, second);
    }

    @Test
    void noOtherObjectIsReadWhenThereAreEnoughBytes() {
        Kept first = putBytes(ColdReading.ENOUGH_BYTES);
        Kept beyond = put(Map.of(FIRST, STREAM));

        assertThat(reading.find(first, FIRST)).contains(TYPED);
        assertThat(reading.find(beyond, FIRST)).isEmpty();
        assertThat(read).containsExactly(first);
    }

    private Kept putBytes(int bytes) {
        int others =
                new KeystrokeBundle(Map.of(FIRST, STREAM, SECOND, new byte[0])).toBytes().length;
        Kept kept = put(Map.of(FIRST, STREAM, SECOND, new byte[bytes - others]));
        assertThat(store.get(kept)).hasSize(bytes);
        return kept;
    }

    private Kept put(Map<UUID, byte[]> streams) {
        Kept kept = new Kept(USER, UUID.randomUUID(), "", streams.size());
        store.put(kept, new KeystrokeBundle(streams).toBytes());
        return kept;
    }

    private static Kept kept() {
        return new Kept(USER, UUID.randomUUID(), "", 1);
    }
}

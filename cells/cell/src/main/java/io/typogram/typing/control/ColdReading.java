package io.typogram.typing.control;

import io.typogram.keystrokes.KeystrokeCodec;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.typing.control.KeystrokeTiers.Kept;
import io.typogram.typing.entity.KeystrokeBundle;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Finds streams in a player's objects, for one request: with one object in memory at a time, and with no more
/// read than is good for a request. What is in further objects is not found, nor what is lost. Who asks in the order
/// of time has each object read once.
final class ColdReading {

    /// A year, and each costs a way to the store.
    static final int MAX_OBJECTS = 12;

    /// With as much read no other object is begun.
    static final int ENOUGH_BYTES = 2 * KeystrokeBundle.MAX_BYTES;

    private final Function<Kept, Optional<byte[]>> store;
    private Optional<UUID> open = Optional.empty();
    private Map<UUID, byte[]> streams = Map.of();
    private int objects;
    private long bytes;

    ColdReading(Function<Kept, Optional<byte[]>> store) {
        this.store = store;
    }

    /// @throws io.typogram.keystrokes.CorruptStreamException when the stream was damaged
    Optional<Keystrokes> find(Kept kept, UUID resultId) {
        boolean isOpen = open.equals(Optional.of(kept.bundleId()));
        if (!isOpen && (objects >= MAX_OBJECTS || bytes >= ENOUGH_BYTES)) {
            return Optional.empty();
        }
        if (!isOpen) {
            open(kept);
        }
        return Optional.ofNullable(streams.get(resultId)).map(KeystrokeCodec::decode);
    }

    private void open(Kept kept) {
        streams = Map.of();
        open = Optional.of(kept.bundleId());
        objects++;
        store.apply(kept)
                .ifPresent(object -> {
                    bytes += object.length;
                    streams = KeystrokeBundle.parse(object).streams();
                });
    }
}

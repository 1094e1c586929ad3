package io.typogram.keystrokes.control;

import io.typogram.kernel.identity.UserId;
import io.typogram.keystrokes.KeystrokeStreams;
import io.typogram.keystrokes.Keystrokes;
import io.typogram.keystrokes.entity.StoredStream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Streams in this cell's database, as few bytes.
@ApplicationScoped
class StoredStreams implements KeystrokeStreams {

    @PersistenceContext private EntityManager entities;

    @Override
    public void keep(UserId user, UUID resultId, Keystrokes keystrokes, Instant keptAt) {
        byte[] stream = KeystrokeCodec.encode(keystrokes);
        entities.persist(new StoredStream(user, resultId, stream, keptAt));
    }

    @Override
    public Optional<Keystrokes> find(UserId user, UUID resultId) {
        var key = new StoredStream.Key(user.value(), resultId);
        return Optional.ofNullable(entities.find(StoredStream.class, key)).map(StoredStreams::read);
    }

    private static Keystrokes read(StoredStream stored) {
        if (!stored.isWhole()) {
            throw new CorruptStreamException("damaged in the database");
        }
        return KeystrokeCodec.decode(stored.stream());
    }
}

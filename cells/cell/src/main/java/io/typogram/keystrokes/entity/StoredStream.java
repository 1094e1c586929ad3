package io.typogram.keystrokes.entity;

import io.typogram.kernel.identity.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.CRC32C;

/// A stream as a row of `keystroke_streams`.
@Entity
@Table(name = "keystroke_streams")
@IdClass(StoredStream.Key.class)
public class StoredStream {

    /// A stream is found by whose it is and of which run: another player's is not found.
    public record Key(UUID userId, UUID resultId) implements Serializable {}

    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Id
    @Column(name = "result_id")
    private UUID resultId;

    private byte[] stream;
    private long checksum;

    @Column(name = "kept_at")
    private Instant keptAt;

    /// A stream and its checksum.
    ///
    /// @param stream its bytes, which are not copied
    public StoredStream(UserId user, UUID resultId, byte[] stream, Instant keptAt) {
        this.userId = user.value();
        this.resultId = resultId;
        this.stream = stream;
        this.checksum = checksum(stream);
        this.keptAt = keptAt;
    }

    /// Needed by the persistence provider.
    @SuppressWarnings("NullAway.Init")
    protected StoredStream() {}

    /// The bytes; not a copy.
    public byte[] stream() {
        return stream;
    }

    public Instant keptAt() {
        return keptAt;
    }

    /// Whether they are those that were stored.
    public boolean isWhole() {
        return checksum == checksum(stream);
    }

    private static long checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return checksum.getValue();
    }
}

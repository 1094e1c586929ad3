package io.typogram.topology.directory.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.typogram.kernel.identity.CellId;
import io.typogram.topology.directory.DirectoryEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Writes the form in which routers load the directory and keep their last good copy, big-endian:
///
/// | part | bytes |
/// |---|---|
/// | magic `TYPODIR1` | 8 |
/// | version | 8 |
/// | number of cells | 4 |
/// | per cell: length, id in UTF-8 | 2 + length |
/// | number of users | 8 |
/// | per user: id, index of the cell, epoch | 16 + 2 + 4 |
/// | CRC32C of all before | 4 |
///
/// A snapshot that ends without its checksum was cut off and is worth nothing.
public final class SnapshotWriter {

    public static final String MAGIC = "TYPODIR1";
    public static final int USER_BYTES = 22;

    private static final int BUFFER_BYTES = 64 * 1024;

    private final OutputStream target;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private final CRC32C checksum = new CRC32C();
    private final Map<CellId, Short> indexes = new HashMap<>();
    private long usersMissing;

    /// Writes the header.
    public SnapshotWriter(OutputStream target, SnapshotHeader header) throws IOException {
        this.target = target;
        this.usersMissing = header.users();
        room(Long.BYTES * 2 + Integer.BYTES);
        buffer.put(MAGIC.getBytes(US_ASCII)).putLong(header.version());
        buffer.putInt(header.cells().size());
        for (CellId cell : header.cells()) {
            indexes.put(cell, (short) indexes.size());
            byte[] id = cell.value().getBytes(UTF_8);
            room(Short.BYTES + id.length);
            buffer.putShort((short) id.length).put(id);
        }
        room(Long.BYTES);
        buffer.putLong(header.users());
    }

    /// Writes one user.
    ///
    /// @throws SnapshotBrokenException when the entry does not fit the header that was written
    public void write(DirectoryEntry entry) throws IOException {
        @Nullable Short index = indexes.get(entry.home().cell());
        if (index == null) {
            throw new SnapshotBrokenException("a user moved to a cell that is newer than it");
        }
        if (usersMissing == 0) {
            throw new SnapshotBrokenException("there are more users than were counted");
        }
        usersMissing--;
        room(USER_BYTES);
        buffer.putLong(entry.user().value().getMostSignificantBits())
                .putLong(entry.user().value().getLeastSignificantBits())
                .putShort(index)
                .putInt(entry.home().epoch());
    }

    /// Writes the checksum; the target stays open.
    ///
    /// @throws SnapshotBrokenException when fewer users came than the header says
    public void finish() throws IOException {
        if (usersMissing > 0) {
            throw new SnapshotBrokenException("there are fewer users than were counted");
        }
        drain();
        buffer.putInt((int) checksum.getValue());
        target.write(buffer.array(), 0, buffer.position());
        target.flush();
    }

    private void room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            drain();
        }
    }

    private void drain() throws IOException {
        checksum.update(buffer.array(), 0, buffer.position());
        target.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}

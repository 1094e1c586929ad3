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

/// Writes the form in which routers load the directory and keep their last good copy, big-endian: the
/// magic `TYPODIR2`, and then blocks.
///
/// | part of a block | bytes |
/// |---|---|
/// | kind | 1 |
/// | number, from 0 on | 4 |
/// | length of the content | 4 |
/// | content | length |
/// | CRC32C of all of the above | 4 |
///
/// | kind | content |
/// |---|---|
/// | `C`, the first block | version (8), number of cells (4), for each the length of its id (2) and the id in UTF-8 |
/// | `U` | users, each with id (16), index of the cell (2) and epoch (4) |
/// | `E`, the last block | number of users (8) |
///
/// A snapshot that ends without its last block was cut off and is worth nothing.
public final class SnapshotWriter {

    public static final String MAGIC = "TYPODIR2";
    public static final int USER_BYTES = 22;
    public static final int USERS_PER_BLOCK = 4096;

    /// No content is larger, so that a reader need not believe every length.
    public static final int MAX_CONTENT_BYTES = 1 << 20;

    private static final int HEAD_BYTES = 1 + Integer.BYTES + Integer.BYTES;

    private final OutputStream target;
    private final ByteBuffer block =
            ByteBuffer.allocate(HEAD_BYTES + MAX_CONTENT_BYTES + Integer.BYTES);
    private final CRC32C checksum = new CRC32C();
    private final Map<CellId, Short> indexes = new HashMap<>();
    private final long users;
    private long usersWritten;
    private int blocks;

    /// Writes the first block.
    public SnapshotWriter(OutputStream target, SnapshotHeader header) throws IOException {
        this.target = target;
        users = header.users();
        target.write(MAGIC.getBytes(US_ASCII));
        begin();
        block.putLong(header.version()).putInt(header.cells().size());
        for (CellId cell : header.cells()) {
            indexes.put(cell, (short) indexes.size());
            byte[] id = cell.value().getBytes(UTF_8);
            block.putShort((short) id.length).put(id);
        }
        end('C');
        begin();
    }

    /// Writes one user.
    ///
    /// @throws SnapshotBrokenException when the entry does not fit the header that was written
    public void write(DirectoryEntry entry) throws IOException {
        @Nullable Short index = indexes.get(entry.home().cell());
        if (index == null) {
            throw new SnapshotBrokenException("a user moved to a cell that is newer than it");
        }
        if (usersWritten == users) {
            throw new SnapshotBrokenException("there are more users than were counted");
        }
        block.putLong(entry.user().value().getMostSignificantBits())
                .putLong(entry.user().value().getLeastSignificantBits())
                .putShort(index)
                .putInt(entry.home().epoch());
        usersWritten++;
        if (usersWritten % USERS_PER_BLOCK == 0) {
            endUsers();
        }
    }

    /// Writes the last block; the target stays open.
    ///
    /// @param departed how many users may have been erased since the header was written
    /// @throws SnapshotBrokenException when fewer users came than the header says, less those
    public void finish(long departed) throws IOException {
        if (usersWritten < users - departed) {
            throw new SnapshotBrokenException("there are fewer users than were counted");
        }
        endUsers();
        block.putLong(usersWritten);
        end('E');
        target.flush();
    }

    private void endUsers() throws IOException {
        if (block.position() > HEAD_BYTES) {
            end('U');
            begin();
        }
    }

    private void begin() {
        block.clear().position(HEAD_BYTES);
    }

    private void end(char kind) throws IOException {
        int end = block.position();
        block.put(0, (byte) kind).putInt(1, blocks++);
        block.putInt(1 + Integer.BYTES, end - HEAD_BYTES);
        checksum.reset();
        checksum.update(block.array(), 0, end);
        block.putInt((int) checksum.getValue());
        target.write(block.array(), 0, block.position());
    }
}

package io.typogram.edge.directory;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/// A snapshot as a row of blocks: the magic `TYPODIR2`, then blocks with their numbers from zero on,
/// each with a checksum of its own. The last one says that it is the last, and nothing comes after it.
///
/// A block is a `byte` kind, an `int` number, an `int` length, that many bytes, and the `int` CRC32C of
/// all of these, big-endian.
final class SnapshotBlocks implements AutoCloseable {

    static final byte[] MAGIC = "TYPODIR2".getBytes(StandardCharsets.US_ASCII);
    static final int HEAD_BYTES = 1 + Integer.BYTES + Integer.BYTES;
    static final int MOST_BYTES = 1 << 20;
    static final byte CELLS = 'C';
    static final byte USERS = 'U';
    static final byte END = 'E';

    private static final int BUFFER_BYTES = 1 << 18;

    private final DataInputStream input;
    private final byte[] head = new byte[HEAD_BYTES];
    private final CRC32C crc = new CRC32C();
    private byte[] content = {};
    private int next;

    /// One block. Its content is good until the next one is read.
    record Block(byte kind, ByteBuffer content) {}

    SnapshotBlocks(InputStream bytes) throws IOException {
        input = new DataInputStream(new BufferedInputStream(bytes, BUFFER_BYTES));
        if (!Arrays.equals(input.readNBytes(MAGIC.length), MAGIC)) {
            throw new DamagedCopyException("not a directory snapshot of this version");
        }
    }

    /// Reads the next block.
    ///
    /// @throws DamagedCopyException when there is none, or it is not as it was written
    Block next() throws IOException {
        try {
            return read();
        } catch (EOFException cutShort) {
            throw new DamagedCopyException("a snapshot cut short in block " + next, cutShort);
        }
    }

    /// @throws DamagedCopyException when anything comes after the blocks that were read
    void requireEnd() throws IOException {
        if (input.read() >= 0) {
            throw new DamagedCopyException("a snapshot that goes on after its end");
        }
    }

    @Override
    public void close() throws IOException {
        input.close();
    }

    private Block read() throws IOException {
        input.readFully(head);
        ByteBuffer fields = ByteBuffer.wrap(head);
        byte kind = fields.get();
        int number = fields.getInt();
        int length = fields.getInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new DamagedCopyException("a snapshot with an impossible length in block " + next);
        }
        content = content.length < length ? new byte[length] : content;
        input.readFully(content, 0, length);
        crc.reset();
        crc.update(head);
        crc.update(content, 0, length);
        if (input.readInt() != (int) crc.getValue()) {
            throw new DamagedCopyException(
                    "a snapshot that differs from its checksum in block " + next);
        }
        if (number != next) {
            throw new DamagedCopyException("a snapshot without block " + next);
        }
        next++;
        return new Block(kind, ByteBuffer.wrap(content, 0, length));
    }
}

package io.typogram.edge.directory;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/// The binary form of a whole directory, on the wire and on disk. Big-endian: the magic `TYPODIR1`,
/// `long` version, `int` number of cells, for each a `short` length and that many bytes of its id,
/// `long` number of users, for each `long` most and `long` least of the id, `short` index of the
/// cell and `int` epoch; at the end the `int` CRC32C of everything before.
///
/// A file is checked to its last byte before the first user is taken in, because a directory that
/// is half from one copy and half from nowhere would place people twice.
final class DirectorySnapshot {

    static final int MAX_CELLS = 10_000;

    private static final byte[] MAGIC = "TYPODIR1".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES_PER_USER = 8 + 8 + 2 + 4;
    private static final int CRC_BYTES = 4;
    private static final int BUFFER_BYTES = 1 << 16;

    private DirectorySnapshot() {}

    /// Takes the file's users into the directory.
    ///
    /// @return the version the file is of
    /// @throws DamagedCopyException when the file is damaged; then the directory is as it was
    static long load(Path file, Directory directory) throws IOException {
        requireChecksum(file);
        try (DataInputStream input = open(file)) {
            long version = readHeader(input);
            List<CellId> cells = readCells(input);
            readUsers(input, cells, directory);
            return version;
        } catch (EOFException | IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw new DamagedCopyException("a snapshot whose content makes no sense", malformed);
        }
    }

    /// Writes all that the directory knows, and forces it to the disk.
    static void write(Path file, long version, Directory directory) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            SnapshotWriter writer = new SnapshotWriter(channel, version, directory.cells());
            directory.forEach(writer);
            writer.finish();
            channel.force(true);
        }
    }

    private static void requireChecksum(Path file) throws IOException {
        long length = Files.size(file) - CRC_BYTES;
        if (length < MAGIC.length) {
            throw new DamagedCopyException("a snapshot shorter than its header");
        }
        CRC32C crc = new CRC32C();
        try (DataInputStream input =
                new DataInputStream(
                        new CheckedInputStream(
                                new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES),
                                crc))) {
            input.skipNBytes(length);
            long computed = crc.getValue();
            if (Integer.toUnsignedLong(input.readInt()) != computed) {
                throw new DamagedCopyException("a snapshot that differs from its checksum");
            }
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return new DataInputStream(new BufferedInputStream(bytes, BUFFER_BYTES));
    }

    private static long readHeader(DataInputStream input) throws IOException {
        byte[] magic = input.readNBytes(MAGIC.length);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new DamagedCopyException("not a directory snapshot of this version");
        }
        return input.readLong();
    }

    private static List<CellId> readCells(DataInputStream input) throws IOException {
        int count = input.readInt();
        if (count < 0 || count > MAX_CELLS) {
            throw new DamagedCopyException("a snapshot with an impossible number of cells");
        }
        List<CellId> cells = new ArrayList<>(count);
        for (int cell = 0; cell < count; cell++) {
            byte[] name = input.readNBytes(input.readUnsignedShort());
            cells.add(new CellId(new String(name, StandardCharsets.UTF_8)));
        }
        return cells;
    }

    private static void readUsers(DataInputStream input, List<CellId> cells, Directory directory)
            throws IOException {
        long count = input.readLong();
        directory.reserve(directory.size() + count);
        for (long user = 0; user < count; user++) {
            UserId id = new UserId(new UUID(input.readLong(), input.readLong()));
            CellId cell = cells.get(input.readUnsignedShort());
            directory.learn(id, new Home(cell, input.readInt()));
        }
    }

    /// Writes users as the directory shows them. Their number is known only after the last, so it is
    /// put in at the end, and the checksum is computed by reading the file back.
    private static final class SnapshotWriter implements Directory.Visitor {

        private final FileChannel channel;
        private final Map<CellId, Short> indexes = new HashMap<>();
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        private final long countPosition;
        private long count;
        private Optional<IOException> failure = Optional.empty();

        SnapshotWriter(FileChannel channel, long version, List<CellId> cells) throws IOException {
            this.channel = channel;
            buffer.put(MAGIC).putLong(version).putInt(cells.size());
            for (CellId cell : cells) {
                flushUnlessRoom(Short.BYTES + cell.value().length());
                indexes.put(cell, (short) indexes.size());
                byte[] name = cell.value().getBytes(StandardCharsets.UTF_8);
                buffer.putShort((short) name.length).put(name);
            }
            flush();
            countPosition = channel.position();
            buffer.putLong(0);
        }

        @Override
        public void visit(long most, long least, Home home) {
            Short index = indexes.get(home.cell());
            if (failure.isPresent() || index == null) {
                // A cell that became known after the first look at the directory: this user is in
                // the next copy, and until then topology's changes bring them back.
                return;
            }
            try {
                flushUnlessRoom(BYTES_PER_USER);
                buffer.putLong(most).putLong(least).putShort(index).putInt(home.epoch());
                count++;
            } catch (IOException full) {
                failure = Optional.of(full);
            }
        }

        void finish() throws IOException {
            if (failure.isPresent()) {
                throw failure.get();
            }
            flush();
            long end = channel.position();
            ByteBuffer number = ByteBuffer.allocate(Long.BYTES).putLong(count).flip();
            channel.write(number, countPosition);
            channel.position(end);
            buffer.putInt((int) checksum(end));
            flush();
        }

        private long checksum(long end) throws IOException {
            CRC32C crc = new CRC32C();
            ByteBuffer block = ByteBuffer.allocateDirect(BUFFER_BYTES);
            long position = 0;
            while (position < end) {
                block.clear().limit((int) Math.min(BUFFER_BYTES, end - position));
                position += channel.read(block, position);
                crc.update(block.flip());
            }
            return crc.getValue();
        }

        private void flushUnlessRoom(int bytes) throws IOException {
            if (buffer.remaining() < bytes) {
                flush();
            }
        }

        private void flush() throws IOException {
            buffer.flip();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            buffer.clear();
        }
    }
}

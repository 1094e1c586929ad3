package io.typogram.edge.directory;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.topology.Home;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;

/// Writes a directory in the form that [DirectorySnapshot] reads.
final class SnapshotWriter implements Directory.Visitor {

    private static final int USERS_PER_BLOCK = 4096;
    private static final int CHECKSUM_BYTES = Integer.BYTES;

    private final FileChannel channel;
    private final Map<CellId, Short> indexes = new HashMap<>();
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer block =
            ByteBuffer.allocateDirect(
                    SnapshotBlocks.HEAD_BYTES + SnapshotBlocks.MOST_BYTES + CHECKSUM_BYTES);
    private int number;
    private long users;
    private Optional<IOException> failure = Optional.empty();

    private SnapshotWriter(FileChannel channel) {
        this.channel = channel;
    }

    /// Writes all that the directory knows, and forces it to the disk.
    static void write(Path file, long version, Directory directory) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            SnapshotWriter writer = new SnapshotWriter(channel);
            writer.begin(version, directory.cells());
            directory.forEach(writer);
            writer.finish();
            channel.force(true);
        }
    }

    @Override
    public void visit(UUID user, Home home) {
        Short index = indexes.get(home.cell());
        if (failure.isPresent() || index == null) {
            // A cell that became known after the first look at the directory: this user is in the
            // next copy, and until then topology's changes bring them back.
            return;
        }
        block.putLong(user.getMostSignificantBits())
                .putLong(user.getLeastSignificantBits())
                .putShort(index)
                .putInt(home.epoch());
        users++;
        if (users % USERS_PER_BLOCK == 0) {
            try {
                endUsers();
            } catch (IOException full) {
                failure = Optional.of(full);
            }
        }
    }

    private void begin(long version, List<CellId> cells) throws IOException {
        writeAll(ByteBuffer.wrap(SnapshotBlocks.MAGIC));
        beginBlock();
        block.putLong(version).putInt(cells.size());
        for (CellId cell : cells) {
            indexes.put(cell, (short) indexes.size());
            byte[] name = cell.value().getBytes(StandardCharsets.UTF_8);
            block.putShort((short) name.length).put(name);
        }
        endBlock(SnapshotBlocks.CELLS);
        beginBlock();
    }

    private void finish() throws IOException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        endUsers();
        block.putLong(users);
        endBlock(SnapshotBlocks.END);
    }

    private void endUsers() throws IOException {
        if (block.position() > SnapshotBlocks.HEAD_BYTES) {
            endBlock(SnapshotBlocks.USERS);
            beginBlock();
        }
    }

    private void beginBlock() {
        block.clear().position(SnapshotBlocks.HEAD_BYTES);
    }

    private void endBlock(byte kind) throws IOException {
        int end = block.position();
        block.put(0, kind).putInt(1, number++);
        block.putInt(1 + Integer.BYTES, end - SnapshotBlocks.HEAD_BYTES);
        crc.reset();
        crc.update(block.flip());
        block.limit(end + CHECKSUM_BYTES).putInt((int) crc.getValue());
        writeAll(block.flip());
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}

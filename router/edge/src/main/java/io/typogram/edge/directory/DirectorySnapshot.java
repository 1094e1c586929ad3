package io.typogram.edge.directory;

import io.typogram.edge.directory.SnapshotBlocks.Block;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.topology.Home;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Reads the binary form of a whole directory, on the wire and on disk: see [SnapshotBlocks].
///
/// The first block has the `long` version, the `int` number of cells and for each of them a `short`
/// length and that many bytes of its id. Then come blocks of users: for each the `long` most and
/// `long` least of the id, the `short` index of the cell, or 65,535 for somebody forgotten, and the
/// `int` epoch. The last block has the `long` number of users.
///
/// A file is checked to its last byte before the first user is taken in, because a directory that
/// is half from one copy and half from nowhere would place people twice.
final class DirectorySnapshot {

    static final int MAX_CELLS = 10_000;
    static final int FORGOTTEN = 0xFFFF;
    static final int USER_BYTES = 8 + 8 + 2 + 4;

    private DirectorySnapshot() {}

    /// Takes the file's users into the directory.
    ///
    /// @return the version the file is of
    /// @throws DamagedCopyException when the file is damaged; then the directory is as it was
    static long load(Path file, Directory directory) throws IOException {
        read(file, new Check());
        try (Directory.Intake intake = directory.intake()) {
            return read(file, intake);
        }
    }

    private static long read(Path file, Directory.Intake intake) throws IOException {
        try (SnapshotBlocks blocks = new SnapshotBlocks(Files.newInputStream(file))) {
            return read(blocks, intake);
        } catch (BufferUnderflowException | IllegalArgumentException malformed) {
            throw new DamagedCopyException("a snapshot whose content makes no sense", malformed);
        }
    }

    private static long read(SnapshotBlocks blocks, Directory.Intake intake) throws IOException {
        Block block = blocks.next();
        require(block.kind() == SnapshotBlocks.CELLS);
        long version = block.content().getLong();
        List<CellId> cells = readCells(block.content());
        long users = 0;
        block = blocks.next();
        while (block.kind() == SnapshotBlocks.USERS) {
            users += block.content().remaining() / USER_BYTES;
            readUsers(block.content(), cells, intake);
            block = blocks.next();
        }
        require(block.kind() == SnapshotBlocks.END);
        require(block.content().getLong() == users && !block.content().hasRemaining());
        blocks.requireEnd();
        return version;
    }

    private static List<CellId> readCells(ByteBuffer content) throws IOException {
        int count = content.getInt();
        require(count >= 0 && count <= MAX_CELLS);
        List<CellId> cells = new ArrayList<>(count);
        for (int cell = 0; cell < count; cell++) {
            byte[] name = new byte[Short.toUnsignedInt(content.getShort())];
            content.get(name);
            cells.add(new CellId(new String(name, StandardCharsets.UTF_8)));
        }
        require(!content.hasRemaining());
        return cells;
    }

    private static void readUsers(ByteBuffer content, List<CellId> cells, Directory.Intake intake)
            throws IOException {
        while (content.hasRemaining()) {
            UUID user = new UUID(content.getLong(), content.getLong());
            int cell = Short.toUnsignedInt(content.getShort());
            int epoch = content.getInt();
            require(epoch >= Home.FIRST_EPOCH && (cell < cells.size() || cell == FORGOTTEN));
            if (cell == FORGOTTEN) {
                intake.forget(user, epoch);
            } else {
                intake.learn(user, new Home(cells.get(cell), epoch));
            }
        }
    }

    private static void require(boolean sense) throws IOException {
        if (!sense) {
            throw new DamagedCopyException("a snapshot whose content makes no sense");
        }
    }

    /// Takes nothing in: only to see that a snapshot is whole.
    private static final class Check implements Directory.Intake {

        @Override
        public void learn(UUID user, Home home) {
            // That it was given to here is all that was asked.
        }

        @Override
        public void forget(UUID user, int epoch) {
            // As above.
        }

        @Override
        public void close() {
            // There is nothing to give back.
        }
    }
}

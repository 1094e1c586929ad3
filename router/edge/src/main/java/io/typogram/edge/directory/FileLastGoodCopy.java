package io.typogram.edge.directory;

import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.CellsJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the last good copy in two files of one folder: `directory.snapshot`, and `cells.json` whose
/// first line is the checksum of the rest.
///
/// A file is written beside its name, forced to the disk, and renamed over the old one, so a crash
/// at any moment leaves one whole copy or the other. Two edges may use the folder while one replaces
/// the other: each writes beside the names under names of its own, and only the one whose copy it is
/// renames.
public final class FileLastGoodCopy implements LastGoodCopy {

    private static final Logger LOG = LoggerFactory.getLogger(FileLastGoodCopy.class);
    private static final String PART = ".part";
    private static final AtomicInteger COPIES = new AtomicInteger();

    private final Path directoryFile;
    private final Path cellsFile;
    private final String part =
            "." + ProcessHandle.current().pid() + "-" + COPIES.incrementAndGet() + PART;
    private boolean ours = true;

    public FileLastGoodCopy(Path folder) throws IOException {
        Files.createDirectories(folder);
        directoryFile = folder.resolve("directory.snapshot");
        cellsFile = folder.resolve("cells.json");
    }

    @Override
    public synchronized boolean isOurs() {
        return ours;
    }

    /// Leaves the copy to another edge: once this returns, its files are not written from here.
    public synchronized void giveUp() {
        ours = false;
    }

    /// Takes the copy over, and removes what writers that are gone have left unfinished.
    public synchronized void claim() throws IOException {
        ours = true;
        try (DirectoryStream<Path> leftovers =
                Files.newDirectoryStream(directoryFile.resolveSibling(""), "*" + PART)) {
            for (Path leftover : leftovers) {
                if (!leftover.toString().endsWith(part)) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
    }

    @Override
    public Optional<Cells> loadCells() throws IOException {
        if (!Files.exists(cellsFile)) {
            return Optional.empty();
        }
        String text = Files.readString(cellsFile, StandardCharsets.ISO_8859_1);
        int firstLine = text.indexOf('\n');
        String json = text.substring(firstLine + 1);
        if (firstLine < 0 || !text.substring(0, firstLine).equals(checksum(json))) {
            LOG.error("EDGE-D2 The kept list of cells is damaged and is not used: {}", cellsFile);
            return Optional.empty();
        }
        return Optional.of(CellsJson.parse(json));
    }

    @Override
    public OptionalLong loadDirectory(Directory directory) throws IOException {
        if (!Files.exists(directoryFile)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(DirectorySnapshot.load(directoryFile, directory));
        } catch (DamagedCopyException damaged) {
            LOG.error(
                    "EDGE-D1 The kept copy of the directory is damaged, or of another form,"
                            + " and is not used: {}",
                    directoryFile,
                    damaged);
            return OptionalLong.empty();
        }
    }

    @Override
    public long receive(InputStream snapshot, Directory directory) throws IOException {
        Path written = partOf(directoryFile);
        try (OutputStream file = Files.newOutputStream(written)) {
            snapshot.transferTo(file);
        }
        long version = DirectorySnapshot.load(written, directory);
        force(written);
        rename(written, directoryFile);
        return version;
    }

    @Override
    public void saveCells(Cells cells) throws IOException {
        String json = CellsJson.write(cells);
        Path written = partOf(cellsFile);
        Files.writeString(written, checksum(json) + "\n" + json, StandardCharsets.ISO_8859_1);
        force(written);
        rename(written, cellsFile);
    }

    @Override
    public void saveDirectory(long version, Directory directory) throws IOException {
        Path written = partOf(directoryFile);
        SnapshotWriter.write(written, version, directory);
        rename(written, directoryFile);
    }

    private Path partOf(Path file) {
        return file.resolveSibling(file.getFileName() + part);
    }

    private synchronized void rename(Path written, Path file) throws IOException {
        if (ours) {
            Files.move(
                    written,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(written);
        }
    }

    private static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return "crc32c=" + HexFormat.of().toHexDigits((int) crc.getValue());
    }
}

package io.typogram.edge.directory;

import io.typogram.edge.cells.Cells;
import io.typogram.edge.cells.CellsJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the last good copy in two files of one folder: `directory.snapshot`, and `cells.json` whose
/// first line is the checksum of the rest.
///
/// A file is written beside its name, forced to the disk, and renamed over the old one, so a crash
/// at any moment leaves one whole copy or the other.
public final class FileLastGoodCopy implements LastGoodCopy {

    private static final Logger LOG = LoggerFactory.getLogger(FileLastGoodCopy.class);
    private static final String PART = ".part";

    private final Path directoryFile;
    private final Path cellsFile;

    public FileLastGoodCopy(Path folder) throws IOException {
        Files.createDirectories(folder);
        directoryFile = folder.resolve("directory.snapshot");
        cellsFile = folder.resolve("cells.json");
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
        Path part = partOf(directoryFile);
        try (OutputStream file = Files.newOutputStream(part)) {
            snapshot.transferTo(file);
        }
        long version = DirectorySnapshot.load(part, directory);
        force(part);
        rename(part, directoryFile);
        return version;
    }

    @Override
    public void saveCells(Cells cells) throws IOException {
        String json = CellsJson.write(cells);
        Path part = partOf(cellsFile);
        Files.writeString(part, checksum(json) + "\n" + json, StandardCharsets.ISO_8859_1);
        force(part);
        rename(part, cellsFile);
    }

    @Override
    public void saveDirectory(long version, Directory directory) throws IOException {
        Path part = partOf(directoryFile);
        SnapshotWriter.write(part, version, directory);
        rename(part, directoryFile);
    }

    private static Path partOf(Path file) {
        return file.resolveSibling(file.getFileName() + PART);
    }

    private static void rename(Path part, Path file) throws IOException {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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

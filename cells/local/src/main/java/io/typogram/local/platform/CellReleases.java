package io.typogram.local.platform;

import io.typogram.kernel.identity.CellId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Which release a cell's nodes are to say that they run, where somebody has named one: a file for each cell,
/// kept with the home's data and read whenever a node starts.
///
/// @param directory the folder of the files
public record CellReleases(Path directory) {

    public static CellReleases of(Home home) {
        return new CellReleases(home.data().resolve("releases"));
    }

    public Path file(CellId cell) {
        return directory.resolve(cell.value());
    }

    /// What stands in such a file; empty when nobody has named a release.
    public static Optional<String> read(Path file) throws IOException {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (NoSuchFileException neverNamed) {
            return Optional.empty();
        }
    }

    /// A node that starts meanwhile reads the old name or the new one.
    public void name(CellId cell, String release) throws IOException {
        Files.createDirectories(directory);
        Path next = directory.resolve(cell.value() + ".next");
        Files.writeString(next, release);
        Files.move(next, file(cell), StandardCopyOption.ATOMIC_MOVE);
    }
}

package io.typogram.edge.directory;

import io.typogram.edge.cells.Cells;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/// What outlives the process: a copy of the directory and of the cells that was good when written.
public interface LastGoodCopy {

    /// Whether it is ours to write. It is another edge's until that one is replaced, and again once
    /// this one has been; then nothing that is saved here is kept.
    boolean isOurs();

    /// The cells as last kept; empty when there are none or the copy is damaged.
    Optional<Cells> loadCells() throws IOException;

    /// Takes the copy into the directory.
    ///
    /// @return the version of the copy; empty when there is none or it is damaged, and then the
    ///     directory is as it was
    OptionalLong loadDirectory(Directory directory) throws IOException;

    /// Receives a snapshot to its end, checks it, keeps it as the last good copy if that is ours to
    /// write, and takes it into the directory.
    ///
    /// @return the version of the snapshot
    /// @throws DamagedCopyException when the snapshot is damaged; then nothing is as if it had come
    long receive(InputStream snapshot, Directory directory) throws IOException;

    void saveCells(Cells cells) throws IOException;

    /// Keeps all that the directory knows. What it learns while this runs may be in the copy or not,
    /// so `version` is one that the directory had reached before.
    void saveDirectory(long version, Directory directory) throws IOException;
}

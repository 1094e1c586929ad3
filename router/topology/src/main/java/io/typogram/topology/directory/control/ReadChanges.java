package io.typogram.topology.directory.control;

import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.directory.DirectoryChange;
import io.typogram.topology.directory.DirectoryChanges;
import io.typogram.topology.directory.control.ChangesOutcome.Gone;
import io.typogram.topology.directory.control.ChangesOutcome.Page;
import io.typogram.topology.versions.VersionRange;
import io.typogram.topology.versions.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Reads one page of changes, all of it as of one moment. Runs in the caller's transaction.
@ApplicationScoped
public class ReadChanges {

    public static final int MAX_CHANGES = 5000;

    @Inject private Versions versions;
    @Inject private DirectoryChanges changes;
    @Inject private Cells cells;

    public ChangesOutcome after(long version) throws SQLException {
        VersionRange range = versions.read();
        if (!range.reaches(version)) {
            return new Gone();
        }
        if (range.current() == version) {
            return Page.empty(version);
        }
        List<DirectoryChange> page = changes.after(version, MAX_CHANGES);
        boolean more = page.size() == MAX_CHANGES && page.getLast().version() < range.current();
        return new Page(
                more ? page.getLast().version() : range.current(),
                page,
                cellsChangedAfter(version),
                more);
    }

    private Optional<List<Cell>> cellsChangedAfter(long version) throws SQLException {
        List<Cell> all = cells.all();
        return all.stream().anyMatch(cell -> cell.version() > version)
                ? Optional.of(all)
                : Optional.empty();
    }
}

package io.typogram.topology.directory;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.versions.VersionRange;
import io.typogram.topology.versions.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Gives a user the next home: the directory, its changes, and the cells' counts, under one version. Runs
/// in the caller's transaction.
@ApplicationScoped
public class MoveHome {

    @Inject private Versions versions;
    @Inject private Homes homes;
    @Inject private DirectoryChanges changes;
    @Inject private Cells cells;

    @Inject
    @ConfigProperty(name = "typogram.topology.history", defaultValue = "1000000")
    private long history;

    /// Sees that nobody else changes the directory or the cells until the transaction ends.
    public VersionRange lock() throws SQLException {
        return versions.lock();
    }

    /// Changes the home of a user who lives at `from`.
    ///
    /// @param range what [#lock] gave
    /// @return the directory's new line
    public DirectoryEntry move(UserId user, Home from, Home to, VersionRange range)
            throws SQLException {
        VersionRange next = range.advance(1, history);
        var moved = new DirectoryEntry(user, to, next.current());
        if (!homes.move(from, moved)) {
            throw new AssertionError("who moves a user has looked where they live");
        }
        Map<CellId, Long> counts = Map.of(from.cell(), -1L, to.cell(), 1L);
        cells.addUsers(counts);
        changes.append(List.of(moved), next);
        versions.advance(next);
        return moved;
    }
}

package io.typogram.topology.cells;

import io.typogram.kernel.identity.HostName;
import io.typogram.topology.cells.control.CellChanges;
import io.typogram.topology.versions.VersionRange;
import io.typogram.topology.versions.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// Gives a cell host names that others have. Runs in the caller's transaction, and whoever calls tells followers
/// that there is something new.
@ApplicationScoped
public class CellHosts {

    @Inject private Versions versions;
    @Inject private Cells cells;
    @Inject private CellChanges changes;

    /// Those that the cell has already it keeps, as far as there is room for them.
    ///
    /// @return the version of the last change; zero when the cell had them all
    public long give(Cell target, List<HostName> hosts, Reason reason) throws SQLException {
        if (target.hosts().containsAll(hosts)) {
            return 0;
        }
        for (Cell other : cells.all()) {
            if (!other.id().equals(target.id()) && !Collections.disjoint(other.hosts(), hosts)) {
                long _ = store(other.withoutHosts(hosts), reason);
            }
        }
        SequencedSet<HostName> all = new LinkedHashSet<>(hosts);
        all.addAll(target.hosts());
        return store(target.withHosts(all.stream().limit(Cell.MAX_HOSTS).toList()), reason);
    }

    /// Takes host names from whatever cells have them.
    ///
    /// @return the version of the last change; zero when none had any
    public long take(List<HostName> hosts, Reason reason) throws SQLException {
        long version = 0;
        for (Cell cell : cells.all()) {
            if (!Collections.disjoint(cell.hosts(), hosts)) {
                version = store(cell.withoutHosts(hosts), reason);
            }
        }
        return version;
    }

    private long store(Cell cell, Reason reason) throws SQLException {
        VersionRange range = versions.lock();
        Cell stored = cell.withVersion(range.current() + 1);
        versions.advance(new VersionRange(range.keptAfter(), stored.version()));
        cells.store(stored);
        changes.record(stored, reason);
        return stored.version();
    }
}

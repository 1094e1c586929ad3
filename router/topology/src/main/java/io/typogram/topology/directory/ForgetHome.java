package io.typogram.topology.directory;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.versions.VersionRange;
import io.typogram.topology.versions.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Takes a user out of the directory: their home, what was told of it, and the cell's count, under one
/// version. Runs in the caller's transaction.
@ApplicationScoped
public class ForgetHome {

    @Inject private Versions versions;
    @Inject private Homes homes;
    @Inject private DirectoryChanges changes;
    @Inject private Cells cells;

    @Inject
    @ConfigProperty(name = "typogram.topology.history", defaultValue = "1000000")
    private long history;

    /// What was deleted.
    ///
    /// @param departure what followers are told
    /// @param rows how many rows of which table
    /// @param tenant of whose seats one is free now; the caller counts it
    public record Forgotten(
            DirectoryDeparture departure, Map<String, Long> rows, Optional<TenantId> tenant) {

        public Forgotten {
            rows = Map.copyOf(rows);
        }
    }

    /// Sees that nobody else changes the directory or the cells until the transaction ends.
    public VersionRange lock() throws SQLException {
        return versions.lock();
    }

    /// Takes the user out, if they are in it.
    ///
    /// @param range what [#lock] gave
    /// @return nothing when the user had no home
    public Optional<Forgotten> forget(UserId user, VersionRange range) throws SQLException {
        Optional<DirectoryEntry> known = homes.find(user);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        VersionRange next = range.advance(1, history);
        DirectoryEntry entry = known.get();
        var departure = new DirectoryDeparture(user, entry.epoch(), next.current());
        if (!homes.delete(user)) {
            throw new AssertionError("a home that was just read is there");
        }
        cells.addUsers(Map.of(entry.home().cell(), -1L));
        long told = changes.append(departure, next);
        versions.advance(next);
        return Optional.of(
                new Forgotten(
                        departure, Map.of("homes", 1L, "directory_changes", told), entry.tenant()));
    }
}

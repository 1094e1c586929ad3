package io.typogram.topology.exports.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.directory.ErasedUsers;
import io.typogram.topology.directory.Homes;
import io.typogram.topology.exports.ArchiveOutcome;
import io.typogram.topology.exports.ArchiveOutcome.Coming;
import io.typogram.topology.exports.CellArchives;
import io.typogram.topology.exports.control.Exports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;

/// Hands out archives of users, and writes down to whom.
@ApplicationScoped
public class ExportUsers {

    private static final Logger LOG = System.getLogger(ExportUsers.class.getName());

    @Inject private Transactions transactions;
    @Inject private Homes homes;
    @Inject private ErasedUsers erasedUsers;
    @Inject private Cells cells;
    @Inject private CellArchives archives;
    @Inject private Exports exports;

    /// The archive of a user; empty when they have no home. Nothing of it is handed out before it is written
    /// down who wanted it.
    Optional<ArchiveOutcome> open(UserId user, Reason reason) {
        if (transactions.run(() -> erasedUsers.erasureOf(user)).isPresent()) {
            return Optional.of(new ArchiveOutcome.Erased());
        }
        Optional<Cell> home =
                transactions.run(() -> {
                    Optional<DirectoryEntry> entry = homes.find(user);
                    return entry.isEmpty()
                            ? Optional.<Cell>empty()
                            : cells.find(entry.get().home().cell());
                });
        return home.map(cell -> open(user, cell, reason));
    }

    private ArchiveOutcome open(UserId user, Cell home, Reason reason) {
        ArchiveOutcome outcome = archives.open(user, home);
        if (outcome instanceof Coming(InputStream zip)) {
            record(user, home, reason, zip);
        }
        return outcome;
    }

    /// What cannot be written down is not handed out.
    private void record(UserId user, Cell home, Reason reason, InputStream zip) {
        boolean isRecorded = false;
        try {
            UUID id = transactions.run(() -> exports.record(user, home.id(), reason));
            isRecorded = true;
            LOG.log(Level.INFO, "TOPOLOGY-802 export {0} begins", id);
        } finally {
            if (!isRecorded) {
                CellArchives.closeQuietly(zip);
            }
        }
    }
}

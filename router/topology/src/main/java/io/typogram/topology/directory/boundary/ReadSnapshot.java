package io.typogram.topology.directory.boundary;

import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.directory.DirectoryChanges;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.directory.Homes;
import io.typogram.topology.directory.control.SnapshotHeader;
import io.typogram.topology.directory.control.SnapshotWriter;
import io.typogram.topology.versions.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// Writes the whole directory to a router, a page at a time, so that neither memory nor a transaction
/// grows with the number of users, and a slow reader holds nothing in the database.
///
/// The pages are read at different moments. Users placed after the header are left out, so the count
/// holds; a home may be newer than the header's version. Both come again with the changes after that
/// version. Whoever is erased meanwhile may be in it or not, and is among the changes as well.
@ApplicationScoped
public class ReadSnapshot {

    public static final int PAGE_USERS = 5000;

    @Inject private Transactions transactions;
    @Inject private Versions versions;
    @Inject private Cells cells;
    @Inject private Homes homes;
    @Inject private DirectoryChanges changes;

    /// Version, cells and count as of one moment.
    public SnapshotHeader header() {
        return transactions.run(() -> {
            List<Cell> all = cells.all();
            return new SnapshotHeader(
                    versions.read().current(),
                    all.stream().map(Cell::id).toList(),
                    all.stream().mapToLong(Cell::users).sum());
        });
    }

    public void write(SnapshotHeader header, OutputStream target) throws IOException {
        var snapshot = new SnapshotWriter(target, header);
        List<DirectoryEntry> page =
                transactions.run(() -> homes.firstPage(header.version(), PAGE_USERS));
        while (!page.isEmpty()) {
            for (DirectoryEntry entry : page) {
                snapshot.write(entry);
            }
            DirectoryEntry last = page.getLast();
            page =
                    page.size() < PAGE_USERS
                            ? List.of()
                            : transactions.run(() ->
                                    homes.page(last.user().value(), header.version(), PAGE_USERS));
        }
        snapshot.finish(transactions.run(() -> changes.departuresAfter(header.version())));
    }
}

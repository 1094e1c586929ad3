package io.typogram.topology.erasures.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.directory.ErasedUsers;
import io.typogram.topology.directory.Homes;
import io.typogram.topology.erasures.control.ErasureCells;
import io.typogram.topology.erasures.control.ErasureRecords;
import io.typogram.topology.erasures.entity.ErasureChange;
import io.typogram.topology.erasures.entity.ErasureRecord;
import io.typogram.topology.erasures.entity.ErasureStatus;
import io.typogram.topology.erasures.entity.SignInState;
import io.typogram.topology.platform.PageCursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Takes the wish that a user be erased; who drives erasures takes it up.
@ApplicationScoped
public class RequestErasures {

    @Inject private Transactions transactions;
    @Inject private ErasedUsers erasedUsers;
    @Inject private ErasureRecords records;
    @Inject private ErasureCells erasureCells;
    @Inject private Homes homes;
    @Inject private Cells cells;
    @Inject private KeycloakSignIns signIns;
    @Inject private ErasureMetrics metrics;
    @Inject private InstantSource clock;
    @Inject private Event<ErasuresDue> due;

    /// The erasure of the user: a new one, or the one that there is.
    ErasureStatus request(UserId user, Reason reason) {
        UUID id = UUID.randomUUID();
        ErasureStatus status = transactions.run(() -> requestOnce(id, user, reason));
        if (status.erasure().id().equals(id)) {
            metrics.requested();
        }
        due.fire(new ErasuresDue());
        return status;
    }

    private ErasureStatus requestOnce(UUID id, UserId user, Reason reason) throws SQLException {
        Instant now = clock.instant();
        if (!erasedUsers.add(user, id, now)) {
            return status(erasedUsers.erasureOf(user).orElseThrow()).orElseThrow();
        }
        SignInState signIn =
                signIns.isConfigured() ? SignInState.PENDING : SignInState.NOT_CONFIGURED;
        ErasureRecord requested = ErasureRecord.requested(id, signIn, reason, now);
        records.insert(requested);
        records.note(
                requested, requested.state().name(), reason.by(), Optional.of(reason.why()), now);
        erasureCells.pending(id);
        return status(id).orElseThrow();
    }

    /// What an erasure would have to do with.
    ///
    /// @param known the erasure that there is already
    record Preview(Optional<DirectoryEntry> home, List<Cell> cells, Optional<ErasureStatus> known) {

        Preview {
            cells = List.copyOf(cells);
        }
    }

    Preview preview(UserId user) {
        return transactions.run(() -> {
            Optional<UUID> known = erasedUsers.erasureOf(user);
            return new Preview(
                    homes.find(user),
                    cells.all().stream().filter(cell -> cell.state() != CellState.RETIRED).toList(),
                    known.isPresent() ? status(known.get()) : Optional.empty());
        });
    }

    Optional<ErasureStatus> find(UUID id) {
        return transactions.run(() -> status(id));
    }

    /// The newest erasures: see [ErasureRecords#newest].
    List<ErasureStatus> newest(Optional<Boolean> isDone, Optional<PageCursor> before, int limit) {
        return transactions.run(() -> {
            List<ErasureStatus> found = new ArrayList<>();
            for (ErasureRecord record : records.newest(isDone, before, limit)) {
                found.add(new ErasureStatus(record, erasureCells.of(record.id())));
            }
            return found;
        });
    }

    List<ErasureChange> history(UUID id) {
        return transactions.run(() -> records.history(id));
    }

    private Optional<ErasureStatus> status(UUID id) throws SQLException {
        Optional<ErasureRecord> record = records.find(id);
        return record.isEmpty()
                ? Optional.empty()
                : Optional.of(new ErasureStatus(record.get(), erasureCells.of(id)));
    }
}

package io.typogram.topology.audit.boundary;

import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.topology.audit.control.Audit;
import io.typogram.topology.audit.entity.AuditEntry;
import io.typogram.topology.audit.entity.AuditEntry.CellThen;
import io.typogram.topology.audit.entity.AuditFilter;
import io.typogram.topology.audit.entity.AuditKind;
import io.typogram.topology.audit.entity.AuditPlace;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.PageCursor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What people have changed, over all cells, moves, tenants and erasures.
@Path("audit")
@ForOperators
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private static final int MAX_LIMIT = 100;

    @Inject private Transactions transactions;
    @Inject private Audit audit;

    @GET
    @Operation(summary = "Who changed what and why, the newest first")
    public AuditRepresentation page(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("cell") @Nullable String cell,
            @QueryParam("by") @Nullable String by,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var filter =
                new AuditFilter(
                        Optional.ofNullable(kind).map(AuditResource::kind),
                        Optional.ofNullable(cell).map(Inputs::cellId),
                        Optional.ofNullable(by)
                                .map(text -> Inputs.line("by", text, Reason.MAX_BY_LENGTH)),
                        PageCursor.read("the audit", cursor)
                                .map(last -> new AuditPlace(last.at(), last.id())));
        int count = (int) Inputs.number("limit", limit, 1, MAX_LIMIT);
        return AuditRepresentation.of(transactions.run(() -> audit.page(filter, count + 1)), count);
    }

    private static AuditKind kind(String text) {
        return AuditKind.ofWireName(text)
                .orElseThrow(() -> new InvalidInputException("kind is a kind of entry."));
    }

    /// A page of the audit on the wire.
    ///
    /// @param cursor for the next page; left out when there is none
    public record AuditRepresentation(List<EntryRepresentation> entries, @Nullable String cursor) {

        public AuditRepresentation {
            entries = List.copyOf(entries);
        }

        /// @param found one more than asked for, if there is more
        static AuditRepresentation of(List<AuditEntry> found, int limit) {
            List<AuditEntry> shown = found.subList(0, Math.min(limit, found.size()));
            return new AuditRepresentation(
                    shown.stream().map(EntryRepresentation::of).toList(),
                    found.size() > limit ? cursorAfter(shown.getLast()) : null);
        }
    }

    private static String cursorAfter(AuditEntry last) {
        return new PageCursor(last.at(), last.id()).text();
    }

    /// One entry on the wire. What does not belong to its kind is left out.
    ///
    /// @param id of the drain, the rebalance or the erasure, where it is about one
    public record EntryRepresentation(
            String id,
            String at,
            String kind,
            String by,
            String reason,
            @Nullable String cell,
            @Nullable String region,
            @Nullable String tenant,
            @Nullable String userId,
            @Nullable String moveId,
            @Nullable String target,
            @Nullable String state,
            @Nullable Long weight,
            @Nullable Long capacity) {

        static EntryRepresentation of(AuditEntry entry) {
            return new EntryRepresentation(
                    entry.id().toString(),
                    entry.at().toString(),
                    entry.kind().wireName(),
                    entry.by(),
                    entry.reason(),
                    entry.cell().orElse(null),
                    entry.kind() == AuditKind.REBALANCE_BEGUN ? entry.about().orElse(null) : null,
                    entry.kind() == AuditKind.TENANT_CHANGED ? entry.about().orElse(null) : null,
                    entry.user().map(UUID::toString).orElse(null),
                    entry.move().map(UUID::toString).orElse(null),
                    entry.target().orElse(null),
                    entry.then().map(CellThen::state).orElse(null),
                    entry.then().map(CellThen::weight).orElse(null),
                    entry.then().map(CellThen::capacity).orElse(null));
        }
    }
}

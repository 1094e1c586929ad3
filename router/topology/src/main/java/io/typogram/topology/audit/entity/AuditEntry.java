package io.typogram.topology.audit.entity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Somebody changed something.
///
/// @param id of this entry
/// @param by who, and `reason` why
/// @param cell which one it was done to; of a move, from which one it leads
/// @param about which region was rebalanced, or which tenant was changed
/// @param user who is moved
/// @param move which move it is about
/// @param target where a move leads
/// @param then what a changed cell was from then on
public record AuditEntry(
        UUID id,
        Instant at,
        AuditKind kind,
        String by,
        String reason,
        Optional<String> cell,
        Optional<String> about,
        Optional<UUID> user,
        Optional<UUID> move,
        Optional<String> target,
        Optional<CellThen> then) {

    /// What a cell was from a change on.
    public record CellThen(String state, long weight, long capacity) {}

    public AuditEntry {
        Objects.requireNonNull(id);
        Objects.requireNonNull(at);
        Objects.requireNonNull(kind);
    }

    public AuditPlace place() {
        return new AuditPlace(at, id);
    }
}

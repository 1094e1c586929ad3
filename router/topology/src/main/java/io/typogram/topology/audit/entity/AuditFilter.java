package io.typogram.topology.audit.entity;

import io.typogram.kernel.identity.CellId;
import java.util.Optional;

/// Which entries somebody wants to see.
///
/// @param cell done to which, or moves from and to which
/// @param before where the page before ended
public record AuditFilter(
        Optional<AuditKind> kind,
        Optional<CellId> cell,
        Optional<String> by,
        Optional<AuditPlace> before) {

    public boolean wants(AuditKind which) {
        return kind.isEmpty() || kind.get() == which;
    }
}

package io.typogram.topology.audit.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What was done.
public enum AuditKind {
    /// A cell was registered, or got another state, weight, capacity, nodes or host names.
    CELL_CHANGED,
    DRAIN_BEGUN,
    REBALANCE_BEGUN,
    /// A move was planned, by itself and not for a drain.
    MOVE_PLANNED,
    MOVE_ABORTED,
    /// A tenant was made, or described anew.
    TENANT_CHANGED,
    /// An operator has had a user erased; whom, is not said.
    ERASURE_REQUESTED;

    public static Optional<AuditKind> ofWireName(String text) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(text)).findFirst();
    }

    /// Such as `cell-changed`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

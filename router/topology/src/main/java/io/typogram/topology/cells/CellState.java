package io.typogram.topology.cells;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where a cell stands in its life:
/// `PROVISIONING → ACTIVE → DRAINING → DRAINED → RETIRED`, and `QUARANTINED` aside.
public enum CellState {
    /// Being built; nobody lives there.
    PROVISIONING,
    /// Serves its users and takes new ones.
    ACTIVE,
    /// Serves its users, takes no new ones, and those it has are moving away.
    DRAINING,
    /// Nobody lives there any more.
    DRAINED,
    /// Gone for good.
    RETIRED,
    /// Under suspicion: serves its users, and nobody moves in or out until a person has looked.
    QUARANTINED;

    /// The states that may follow this one. A drain may be called off, a quarantine ends as it came.
    public Set<CellState> successors() {
        return switch (this) {
            case PROVISIONING -> Set.of(ACTIVE, RETIRED);
            case ACTIVE -> Set.of(DRAINING, QUARANTINED);
            case DRAINING -> Set.of(DRAINED, ACTIVE, QUARANTINED);
            case DRAINED -> Set.of(RETIRED, ACTIVE);
            case QUARANTINED -> Set.of(ACTIVE, DRAINING);
            case RETIRED -> Set.of();
        };
    }

    /// Whether nobody may live in a cell of this state.
    public boolean isEmpty() {
        return switch (this) {
            case PROVISIONING, DRAINED, RETIRED -> true;
            case ACTIVE, DRAINING, QUARANTINED -> false;
        };
    }

    /// The name on the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CellState> ofWireName(String name) {
        return Arrays.stream(values()).filter(state -> state.wireName().equals(name)).findFirst();
    }
}

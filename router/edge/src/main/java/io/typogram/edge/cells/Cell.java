package io.typogram.edge.cells;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// One cell as topology describes it.
///
/// @param kind `shared`, or `dedicated` to one tenant; lower case
/// @param state what topology says of it, lower case; the edge only asks whether it is `active`
/// @param weight its share of guests, relative to the other cells of its region
/// @param hosts the host names by which its tenant comes; guests of these are served here only
public record Cell(
        CellId id,
        RegionId region,
        String kind,
        String state,
        int weight,
        List<Node> nodes,
        List<HostName> hosts) {

    public static final int MAX_HOSTS = 16;

    public Cell {
        Objects.requireNonNull(id);
        Objects.requireNonNull(region);
        kind = kind.toLowerCase(Locale.ROOT);
        state = state.toLowerCase(Locale.ROOT);
        nodes = List.copyOf(nodes);
        hosts = List.copyOf(hosts);
        if (weight < 0) {
            throw new IllegalArgumentException("a weight is not negative");
        }
        if (hosts.size() > MAX_HOSTS) {
            throw new IllegalArgumentException("a cell has at most " + MAX_HOSTS + " hosts");
        }
    }

    /// Guests go where anybody may live. A cell that is being emptied keeps serving its own users
    /// and gets no new guests; a dedicated one belongs to its tenant.
    public boolean takesGuests() {
        return !isDedicated() && state.equals("active") && weight > 0;
    }

    /// Whether it belongs to one tenant. A kind that is not known belongs to somebody else.
    public boolean isDedicated() {
        return !kind.equals("shared");
    }
}

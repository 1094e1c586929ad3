package io.typogram.edge.cells;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.RegionId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// One cell as topology describes it.
///
/// @param kind `shared`, or `dedicated` to one tenant; lower case
/// @param state what topology says of it, lower case; the edge only asks whether it is `active`
/// @param weight its share of guests, relative to the other cells of its region
public record Cell(
        CellId id, RegionId region, String kind, String state, int weight, List<Node> nodes) {

    public Cell {
        Objects.requireNonNull(id);
        Objects.requireNonNull(region);
        kind = kind.toLowerCase(Locale.ROOT);
        state = state.toLowerCase(Locale.ROOT);
        nodes = List.copyOf(nodes);
        if (weight < 0) {
            throw new IllegalArgumentException("a weight is not negative");
        }
    }

    /// Guests go where anybody may live. A cell that is being emptied keeps serving its own users
    /// and gets no new guests; a dedicated one belongs to its tenant.
    public boolean takesGuests() {
        return kind.equals("shared") && state.equals("active") && weight > 0;
    }
}

package io.typogram.topology.erasures.boundary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an erasure would have to do with, on the wire.
///
/// @param home left out when the user has none
/// @param cells those that would be asked
/// @param erasure the id of the erasure that there is already
public record PreviewRepresentation(
        boolean dryRun, @Nullable String home, List<String> cells, @Nullable String erasure) {

    public PreviewRepresentation {
        cells = List.copyOf(cells);
    }

    static PreviewRepresentation of(RequestErasures.Preview preview) {
        return new PreviewRepresentation(
                true,
                preview.home().map(entry -> entry.home().cell().value()).orElse(null),
                preview.cells().stream().map(cell -> cell.id().value()).toList(),
                preview.known().map(status -> status.erasure().id().toString()).orElse(null));
    }
}

package io.typogram.topology.directory.boundary;

import io.typogram.server.problems.Problems;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellRepresentation;
import io.typogram.topology.directory.DirectoryChange;
import io.typogram.topology.directory.DirectoryDeparture;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.directory.control.ChangesOutcome;
import io.typogram.topology.directory.control.ChangesOutcome.Gone;
import io.typogram.topology.directory.control.ChangesOutcome.Page;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes on the wire.
final class ChangesAnswers {

    private ChangesAnswers() {}

    static Response of(ChangesOutcome outcome) {
        return switch (outcome) {
            case Gone _ -> Problems.answer(TopologyProblems.CHANGES_GONE);
            case Page page ->
                    Response.ok(PageRepresentation.of(page), MediaType.APPLICATION_JSON_TYPE)
                            .build();
        };
    }

    /// One page of changes on the wire.
    ///
    /// @param cells absent from the answer when no cell changed
    public record PageRepresentation(
            long version,
            List<ChangeRepresentation> changes,
            @Nullable List<CellRepresentation> cells,
            boolean more) {

        static PageRepresentation of(Page page) {
            return new PageRepresentation(
                    page.version(),
                    page.changes().stream().map(ChangeRepresentation::of).toList(),
                    page.cells().map(PageRepresentation::represent).orElse(null),
                    page.more());
        }

        private static List<CellRepresentation> represent(List<Cell> cells) {
            return cells.stream().map(CellRepresentation::of).toList();
        }
    }

    /// One user's newest home on the wire.
    ///
    /// @param cell absent from the answer when the user has none any more
    public record ChangeRepresentation(String userId, @Nullable String cell, int epoch) {

        static ChangeRepresentation of(DirectoryChange change) {
            return new ChangeRepresentation(
                    change.user().toString(),
                    switch (change) {
                        case DirectoryEntry entry -> entry.home().cell().value();
                        case DirectoryDeparture _ -> null;
                    },
                    change.epoch());
        }
    }
}

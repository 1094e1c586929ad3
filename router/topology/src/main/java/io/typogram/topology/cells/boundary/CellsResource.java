package io.typogram.topology.cells.boundary;

import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.topology.cells.CellRepresentation;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.cells.control.ChangeOutcome.Changed;
import io.typogram.topology.cells.control.ChangeOutcome.Unknown;
import io.typogram.topology.cells.control.ChangeOutcome.Unreachable;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import io.typogram.topology.versions.Versions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The cells there are.
@Path("cells")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CellsResource {

    @Inject private Transactions transactions;
    @Inject private Versions versions;
    @Inject private Cells cells;
    @Inject private ChangeCells changeCells;

    @GET
    @Operation(summary = "All cells, whatever their state, and the version they are seen at")
    public CellsRepresentation all() {
        return transactions.run(() ->
                new CellsRepresentation(
                        versions.read().current(),
                        cells.all().stream().map(CellRepresentation::of).toList()));
    }

    @PUT
    @Path("{cell}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes a cell to another state; 409 when it cannot follow the present one")
    public Response enter(@PathParam("cell") String cell, @Nullable StateRequest request) {
        StateRequest wish = request == null ? new StateRequest(null, null, null) : request;
        return switch (changeCells.enter(Inputs.cellId(cell), wish.toState(), wish.toReason())) {
            case Changed changed -> Response.ok(CellRepresentation.of(changed.cell())).build();
            case Unknown _ -> Problems.answer(TopologyProblems.CELL_UNKNOWN);
            case Unreachable refused ->
                    Problems.answer(
                            TopologyProblems.CELL_STATE_UNREACHABLE,
                            "It is %s and has %d users."
                                    .formatted(
                                            refused.cell().state().wireName(),
                                            refused.cell().users()));
        };
    }

    /// All cells on the wire.
    public record CellsRepresentation(long version, List<CellRepresentation> cells) {

        public CellsRepresentation {
            cells = List.copyOf(cells);
        }
    }

    /// The wish to take a cell to another state, as it was sent.
    public record StateRequest(
            @Nullable String state, @Nullable String by, @Nullable String reason) {

        CellState toState() {
            return CellState.ofWireName(state == null ? "" : state)
                    .orElseThrow(() -> new InvalidInputException("state is a state of a cell."));
        }

        Reason toReason() {
            return Inputs.reason(by, reason);
        }
    }
}

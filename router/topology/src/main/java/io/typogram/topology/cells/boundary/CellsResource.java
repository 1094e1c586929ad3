package io.typogram.topology.cells.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellLeftovers.Leftovers;
import io.typogram.topology.cells.CellRepresentation;
import io.typogram.topology.cells.CellState;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.NodeRelease;
import io.typogram.topology.cells.NodeReleases;
import io.typogram.topology.cells.control.AddOutcome;
import io.typogram.topology.cells.control.AddOutcome.Added;
import io.typogram.topology.cells.control.AddOutcome.Another;
import io.typogram.topology.cells.control.AddOutcome.HostTaken;
import io.typogram.topology.cells.control.AddOutcome.Known;
import io.typogram.topology.cells.control.AddOutcome.TooMany;
import io.typogram.topology.cells.control.CellChanges;
import io.typogram.topology.cells.control.ChangeOutcome;
import io.typogram.topology.cells.control.ChangeOutcome.Changed;
import io.typogram.topology.cells.control.ChangeOutcome.NotCleared;
import io.typogram.topology.cells.control.ChangeOutcome.NotReady;
import io.typogram.topology.cells.control.ChangeOutcome.Unknown;
import io.typogram.topology.cells.control.ChangeOutcome.Unreachable;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.ForOperators;
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
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The cells there are.
@Path("cells")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class CellsResource {

    /// How far back the history of one cell is shown.
    static final int MAX_CHANGES = 50;

    @Inject private Transactions transactions;
    @Inject private Versions versions;
    @Inject private Cells cells;
    @Inject private CellChanges changes;
    @Inject private NodeReleases releases;
    @Inject private ChangeCells changeCells;
    @Inject private Caller caller;

    @GET
    @ForOperators
    @Operation(summary = "All cells, whatever their state, and the version they are seen at")
    public CellsRepresentation all() {
        return transactions.run(() -> {
            List<NodeRelease> said = releases.all();
            return new CellsRepresentation(
                    versions.read().current(),
                    cells.all().stream().map(cell -> CellRepresentation.of(cell, said)).toList());
        });
    }

    @GET
    @ForOperators
    @Path("{cell}")
    @Operation(summary = "One cell, with its latest changes")
    public Response find(@PathParam("cell") String cell) {
        CellId id = Inputs.cellId(cell);
        Optional<CellHistoryRepresentation> found =
                transactions.run(() -> {
                    Optional<Cell> known = cells.find(id);
                    return known.isEmpty()
                            ? Optional.<CellHistoryRepresentation>empty()
                            : Optional.of(
                                    CellHistoryRepresentation.of(
                                            known.get(),
                                            releases.all(),
                                            changes.latest(id, MAX_CHANGES)));
                });
        return found.map(history -> Response.ok(history).build())
                .orElseGet(() -> Problems.answer(TopologyProblems.CELL_UNKNOWN));
    }

    /// For the platform's own parts only: whoever names a node has topology send it the secret, and users' data.
    @PUT
    @Path("{cell}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Registers a cell that the configuration does not name; it takes nobody until it is active")
    public Response add(@PathParam("cell") String cell, @Nullable CellDescription description) {
        CellDescription wish = description == null ? CellDescription.NONE : description;
        return answer(
                changeCells.add(
                        wish.toCell(Inputs.cellId(cell)), caller.reason(wish.by(), wish.reason())));
    }

    @PUT
    @ForOperators
    @Path("{cell}/weight")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives a cell another share of its region's new users; with 0, none")
    public Response weigh(@PathParam("cell") String cell, @Nullable WeightRequest request) {
        WeightRequest wish = request == null ? new WeightRequest(null, null, null) : request;
        return answer(
                changeCells.weigh(
                        Inputs.cellId(cell),
                        Inputs.number("weight", wish.weight(), 0, Cell.MAX_WEIGHT),
                        caller.reason(wish.by(), wish.reason())));
    }

    @PUT
    @ForOperators
    @Path("{cell}/capacity")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives a cell room for another number of users; nobody leaves by that")
    public Response resize(@PathParam("cell") String cell, @Nullable CapacityRequest request) {
        CapacityRequest wish = request == null ? new CapacityRequest(null, null, null) : request;
        return answer(
                changeCells.resize(
                        Inputs.cellId(cell),
                        Inputs.number("capacity", wish.capacity(), 0, Cell.MAX_CAPACITY),
                        caller.reason(wish.by(), wish.reason())));
    }

    @PUT
    @ForOperators
    @Path("{cell}/state")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Takes a cell to another state; 409 when it cannot follow the present one")
    public Response enter(@PathParam("cell") String cell, @Nullable StateRequest request) {
        StateRequest wish = request == null ? new StateRequest(null, null, null) : request;
        return answer(
                changeCells.enter(
                        Inputs.cellId(cell),
                        wish.toState(),
                        caller.reason(wish.by(), wish.reason())));
    }

    private static Response answer(AddOutcome outcome) {
        return switch (outcome) {
            case Added(Cell cell) ->
                    Response.status(Response.Status.CREATED)
                            .entity(CellRepresentation.of(cell))
                            .build();
            case Known(Cell cell) -> Response.ok(CellRepresentation.of(cell)).build();
            case Another(Cell cell) ->
                    Problems.answer(
                            TopologyProblems.CELL_DESCRIBED_OTHERWISE,
                            "It is %s, and stands in %s."
                                    .formatted(cell.state().wireName(), cell.region()));
            case HostTaken(HostName host, Cell holder) ->
                    Problems.answer(
                            TopologyProblems.CELL_HOST_TAKEN,
                            "%s leads to %s.".formatted(host, holder.id()));
            case TooMany _ -> Problems.answer(TopologyProblems.CELLS_TOO_MANY);
        };
    }

    private static Response answer(ChangeOutcome outcome) {
        return switch (outcome) {
            case Changed changed -> Response.ok(CellRepresentation.of(changed.cell())).build();
            case Unknown _ -> Problems.answer(TopologyProblems.CELL_UNKNOWN);
            case NotReady(Cell cell) ->
                    Problems.answer(
                            TopologyProblems.CELL_NOT_READY,
                            "Asked were %s."
                                    .formatted(
                                            cell.nodes().stream()
                                                    .map(URI::toString)
                                                    .collect(Collectors.joining(" "))));
            case NotCleared(Cell _, Leftovers left) ->
                    Problems.answer(
                            TopologyProblems.CELL_NOT_CLEARED,
                            "It has copies of %d moves%s."
                                    .formatted(
                                            left.moves(),
                                            left.keptUntil()
                                                    .map(until -> ", kept until " + until)
                                                    .orElse("")));
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

    /// The wish for another weight, as it was sent.
    public record WeightRequest(
            @Nullable Long weight, @Nullable String by, @Nullable String reason) {}

    /// The wish for another capacity, as it was sent.
    public record CapacityRequest(
            @Nullable Long capacity, @Nullable String by, @Nullable String reason) {}

    /// The wish to take a cell to another state, as it was sent.
    public record StateRequest(
            @Nullable String state, @Nullable String by, @Nullable String reason) {

        CellState toState() {
            return CellState.ofWireName(state == null ? "" : state)
                    .orElseThrow(() -> new InvalidInputException("state is a state of a cell."));
        }
    }
}

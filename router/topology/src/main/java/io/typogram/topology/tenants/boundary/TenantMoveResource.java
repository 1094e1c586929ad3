package io.typogram.topology.tenants.boundary;

import io.typogram.server.problems.Problems;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import io.typogram.topology.tenants.control.TenantMoveOutcome;
import io.typogram.topology.tenants.control.TenantMoveOutcome.CellUnknown;
import io.typogram.topology.tenants.control.TenantMoveOutcome.Closed;
import io.typogram.topology.tenants.control.TenantMoveOutcome.Full;
import io.typogram.topology.tenants.control.TenantMoveOutcome.LeavesRegion;
import io.typogram.topology.tenants.control.TenantMoveOutcome.NotToHave;
import io.typogram.topology.tenants.control.TenantMoveOutcome.Possible;
import io.typogram.topology.tenants.control.TenantMoveOutcome.TenantUnknown;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// In which cell a tenant lives.
@Path("tenants/{tenant}/cell")
@ForOperators
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TenantMoveResource {

    @Inject private MoveTenants moveTenants;
    @Inject private Caller caller;

    /// The wish for a cell, as it was sent.
    public record MoveRequest(
            @Nullable String cell,
            @Nullable Boolean acrossRegions,
            @Nullable Boolean dryRun,
            @Nullable String by,
            @Nullable String reason) {

        static final MoveRequest EMPTY = new MoveRequest(null, null, null, null, null);
    }

    /// A tenant that has, or may have, another cell, on the wire.
    ///
    /// @param from the cells out of which its users are to be moved
    public record MoveRepresentation(
            String tenant, String target, long users, long room, List<SourceRepresentation> from) {

        public MoveRepresentation {
            from = List.copyOf(from);
        }

        static MoveRepresentation of(Possible possible) {
            Cell target = possible.target();
            return new MoveRepresentation(
                    possible.tenant().id().value(),
                    target.id().value(),
                    possible.users(),
                    Math.max(0, target.capacity() - target.users()),
                    possible.from().stream().map(SourceRepresentation::of).toList());
        }
    }

    /// A cell that the tenant leaves.
    public record SourceRepresentation(String cell, String state, long users) {

        static SourceRepresentation of(Cell cell) {
            return new SourceRepresentation(
                    cell.id().value(), cell.state().wireName(), cell.users());
        }
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Gives a tenant another cell: its hosts and new members go there; the cells that it had are to be drained")
    public Response move(@PathParam("tenant") String tenant, @Nullable MoveRequest request) {
        MoveRequest wish = Objects.requireNonNullElse(request, MoveRequest.EMPTY);
        return answer(
                moveTenants.move(
                        new MoveTenants.Wish(
                                TenantsResource.tenantId(tenant),
                                Inputs.cellId(Objects.requireNonNullElse(wish.cell(), "")),
                                Boolean.TRUE.equals(wish.acrossRegions())),
                        caller.reason(wish.by(), wish.reason()),
                        Boolean.TRUE.equals(wish.dryRun())));
    }

    private static Response answer(TenantMoveOutcome outcome) {
        return switch (outcome) {
            case Possible possible -> Response.ok(MoveRepresentation.of(possible)).build();
            case TenantUnknown _ -> Problems.answer(TopologyProblems.TENANT_UNKNOWN);
            case CellUnknown _ -> Problems.answer(TopologyProblems.CELL_UNKNOWN);
            case NotToHave(Cell cell) ->
                    Problems.answer(
                            TopologyProblems.TENANT_CELL_TAKEN,
                            "%s is %s.".formatted(cell.id(), cell.kind().wireName()));
            case Closed(Cell cell) ->
                    Problems.answer(
                            TopologyProblems.MOVE_TARGET_CLOSED,
                            "It is " + cell.state().wireName() + ".");
            case Full(Cell cell, long users) ->
                    Problems.answer(
                            TopologyProblems.MOVE_TARGET_FULL,
                            "It has %d users, %d would come, and it takes %d."
                                    .formatted(cell.users(), users, cell.capacity()));
            case LeavesRegion(Cell from, Cell target) ->
                    Problems.answer(
                            TopologyProblems.MOVE_LEAVES_REGION,
                            "From " + from.region() + " to " + target.region() + ".");
        };
    }
}

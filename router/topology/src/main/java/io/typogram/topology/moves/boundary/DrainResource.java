package io.typogram.topology.moves.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.server.problems.Problems;
import io.typogram.topology.moves.entity.Drain;
import io.typogram.topology.moves.entity.DrainOutcome.CellUnknown;
import io.typogram.topology.moves.entity.DrainOutcome.Draining;
import io.typogram.topology.moves.entity.DrainOutcome.NotDraining;
import io.typogram.topology.moves.entity.DrainProgress;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The drain of a cell.
@Path("cells/{cell}/drain")
@ForOperators
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class DrainResource {

    @Inject private DrainCells drainCells;
    @Inject private InstantSource clock;
    @Inject private Caller caller;

    @GET
    @Operation(summary = "How far the cell's drain is, or how the latest one ended")
    public Response progress(@PathParam("cell") String cell) {
        return drainCells
                .progress(Inputs.cellId(cell))
                .map(progress ->
                        Response.ok(DrainRepresentation.of(progress, clock.instant())).build())
                .orElseGet(() -> Problems.answer(TopologyProblems.DRAIN_UNKNOWN));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Moves everybody out of a cell whose state is draining")
    public Response drain(@PathParam("cell") String cell, @Nullable DrainRequest request) {
        CellId id = Inputs.cellId(cell);
        DrainRequest wish = request == null ? new DrainRequest(null, null, null) : request;
        return switch (drainCells.drain(
                id,
                caller.reason(wish.by(), wish.reason()),
                Boolean.TRUE.equals(wish.acrossRegions()))) {
            case Draining _ -> progress(cell);
            case NotDraining _ -> Problems.answer(TopologyProblems.CELL_NOT_DRAINING);
            case CellUnknown _ -> Problems.answer(TopologyProblems.CELL_UNKNOWN);
        };
    }

    /// The wish that a cell be drained, as it was sent.
    public record DrainRequest(
            @Nullable String by, @Nullable String reason, @Nullable Boolean acrossRegions) {}

    /// A drain on the wire.
    ///
    /// @param estimatedSeconds left out when nothing moves
    public record DrainRepresentation(
            String id,
            String cell,
            String by,
            String reason,
            boolean acrossRegions,
            String beganAt,
            @Nullable String endedAt,
            @Nullable String outcome,
            long users,
            long usersLeft,
            long open,
            long moved,
            long aborted,
            long failed,
            boolean nowhereToGo,
            double perSecond,
            @Nullable Long estimatedSeconds) {

        static DrainRepresentation of(DrainProgress progress, Instant now) {
            Drain drain = progress.drain();
            Duration age = Duration.between(drain.began(), drain.ended().orElse(now));
            return new DrainRepresentation(
                    drain.id().toString(),
                    drain.cell().value(),
                    drain.reason().by(),
                    drain.reason().why(),
                    drain.acrossRegions(),
                    drain.began().toString(),
                    drain.ended().map(Instant::toString).orElse(null),
                    drain.outcome().map(how -> how.toLowerCase(Locale.ROOT)).orElse(null),
                    drain.users(),
                    progress.usersLeft(),
                    progress.moves().open(),
                    progress.moves().moved(),
                    progress.moves().aborted(),
                    progress.failed(),
                    drain.nowhereToGo(),
                    progress.moves().perSecond(age),
                    progress.estimate(age).map(Duration::toSeconds).orElse(null));
        }
    }
}

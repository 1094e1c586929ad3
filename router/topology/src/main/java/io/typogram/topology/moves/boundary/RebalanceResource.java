package io.typogram.topology.moves.boundary;

import io.typogram.kernel.identity.RegionId;
import io.typogram.server.problems.Problems;
import io.typogram.topology.moves.entity.Rebalance;
import io.typogram.topology.moves.entity.RebalancePlan;
import io.typogram.topology.moves.entity.RebalanceProgress;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The rebalance of a region.
@Path("regions/{region}/rebalance")
@ForOperators
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RebalanceResource {

    @Inject private RebalanceRegions rebalanceRegions;
    @Inject private InstantSource clock;
    @Inject private Caller caller;

    @GET
    @Operation(summary = "How far the region's rebalance is, or how the latest one ended")
    public Response progress(@PathParam("region") String region) {
        return answer(
                rebalanceRegions.progress(Inputs.regionId(region)),
                Problems.answer(TopologyProblems.REBALANCE_UNKNOWN));
    }

    @GET
    @Path("plan")
    @Operation(summary = "How many users would move from where to where")
    public Response plan(@PathParam("region") String region) {
        RegionId id = Inputs.regionId(region);
        return rebalanceRegions
                .plan(id)
                .map(plan -> Response.ok(PlanRepresentation.of(id, plan)).build())
                .orElseGet(() -> Problems.answer(TopologyProblems.REGION_UNKNOWN));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Moves each user of the region's open cells to where they would be placed now")
    public Response begin(@PathParam("region") String region, @Nullable RebalanceRequest request) {
        RebalanceRequest wish = request == null ? new RebalanceRequest(null, null) : request;
        return answer(
                rebalanceRegions.begin(
                        Inputs.regionId(region), caller.reason(wish.by(), wish.reason())),
                Problems.answer(TopologyProblems.REGION_UNKNOWN));
    }

    @POST
    @Path("abort")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Calls the rebalance off; who is on their way arrives")
    public Response callOff(
            @PathParam("region") String region, @Nullable RebalanceRequest request) {
        RebalanceRequest wish = request == null ? new RebalanceRequest(null, null) : request;
        return answer(
                rebalanceRegions.callOff(
                        Inputs.regionId(region), caller.reason(wish.by(), wish.reason())),
                Problems.answer(TopologyProblems.REBALANCE_UNKNOWN));
    }

    private Response answer(Optional<RebalanceProgress> progress, Response unknown) {
        return progress.map(one ->
                        Response.ok(RebalanceRepresentation.of(one, clock.instant())).build())
                .orElse(unknown);
    }

    /// Who wishes it, and why, as it was sent.
    public record RebalanceRequest(@Nullable String by, @Nullable String reason) {}

    /// What a rebalance would do, on the wire.
    ///
    /// @param exact whether everybody was looked at
    public record PlanRepresentation(
            String region,
            long users,
            boolean exact,
            boolean enough,
            List<WayRepresentation> ways,
            List<RoomRepresentation> rooms) {

        public PlanRepresentation {
            ways = List.copyOf(ways);
            rooms = List.copyOf(rooms);
        }

        static PlanRepresentation of(RegionId region, RebalancePlan plan) {
            return new PlanRepresentation(
                    region.value(),
                    plan.users(),
                    plan.exact(),
                    plan.enough(),
                    plan.ways().stream()
                            .map(way ->
                                    new WayRepresentation(
                                            way.from().value(), way.to().value(), way.users()))
                            .toList(),
                    plan.rooms().stream()
                            .map(room -> new RoomRepresentation(room.cell().value(), room.users()))
                            .toList());
        }
    }

    /// How many would move from one cell to another, on the wire.
    public record WayRepresentation(String from, String to, long users) {}

    /// How many a cell may take, on the wire.
    public record RoomRepresentation(String cell, long users) {}

    /// A rebalance on the wire.
    ///
    /// @param estimatedSeconds left out when nothing moves
    public record RebalanceRepresentation(
            String id,
            String region,
            String by,
            String reason,
            String beganAt,
            @Nullable String endedAt,
            @Nullable String outcome,
            long users,
            long open,
            long moved,
            long aborted,
            long failed,
            long unplaced,
            boolean lookedAtAll,
            double perSecond,
            @Nullable Long estimatedSeconds) {

        static RebalanceRepresentation of(RebalanceProgress progress, Instant now) {
            Rebalance rebalance = progress.rebalance();
            Duration age = Duration.between(rebalance.began(), rebalance.ended().orElse(now));
            return new RebalanceRepresentation(
                    rebalance.id().toString(),
                    rebalance.region().value(),
                    rebalance.reason().by(),
                    rebalance.reason().why(),
                    rebalance.began().toString(),
                    rebalance.ended().map(Instant::toString).orElse(null),
                    rebalance.outcome().map(how -> how.toLowerCase(Locale.ROOT)).orElse(null),
                    rebalance.users(),
                    progress.moves().open(),
                    progress.moves().moved(),
                    progress.moves().aborted(),
                    progress.failed(),
                    rebalance.unplaced(),
                    rebalance.looked().all(),
                    progress.moves().perSecond(age),
                    progress.estimate(age).map(Duration::toSeconds).orElse(null));
        }
    }
}

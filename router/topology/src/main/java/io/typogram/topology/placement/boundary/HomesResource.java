package io.typogram.topology.placement.boundary;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.server.problems.Problems;
import io.typogram.topology.directory.DirectoryEntry;
import io.typogram.topology.placement.entity.Membership;
import io.typogram.topology.placement.entity.PlacementOutcome;
import io.typogram.topology.placement.entity.PlacementOutcome.AtHome;
import io.typogram.topology.placement.entity.PlacementOutcome.Erased;
import io.typogram.topology.placement.entity.PlacementOutcome.MembersOnly;
import io.typogram.topology.placement.entity.PlacementOutcome.NoCellHasRoom;
import io.typogram.topology.placement.entity.PlacementOutcome.RegionUnknown;
import io.typogram.topology.placement.entity.PlacementOutcome.SeatsTaken;
import io.typogram.topology.placement.entity.PlacementRequest;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where a user lives.
@Path("users/{userId}/home")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HomesResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(60);

    @Inject private PlaceUsers placeUsers;
    @Inject private VerifyMembership membership;

    @GET
    @ForOperators
    @Operation(
            summary =
                    "The user's home; 404 home-unknown when there is none, 410 user-erased when they were erased")
    public Response find(@PathParam("userId") String userId) {
        UserId user = Inputs.userId(userId);
        return placeUsers
                .find(user)
                .map(entry -> Response.ok(HomeRepresentation.of(entry)).build())
                .orElseGet(() ->
                        Problems.answer(
                                placeUsers.isErased(user)
                                        ? TopologyProblems.USER_ERASED
                                        : TopologyProblems.HOME_UNKNOWN));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "The user's home; a user without one is placed once: a tenant's member in its cell, others near the region")
    public Response place(
            @PathParam("userId") String userId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Nullable PlacementBody body) {
        UserId user = Inputs.userId(userId);
        return switch (membership.of(user, authorization)) {
            case Membership.Refused(ProblemType problem) -> Problems.answer(problem);
            case Membership.Known(Set<TenantId> tenants) ->
                    answer(
                            placeUsers.place(
                                    new PlacementRequest(
                                            user,
                                            Inputs.regionId(body == null ? null : body.region()),
                                            Inputs.hostName(body == null ? null : body.host()),
                                            tenants)));
        };
    }

    private static Response answer(PlacementOutcome outcome) {
        return switch (outcome) {
            case AtHome home -> Response.ok(HomeRepresentation.of(home.entry())).build();
            case NoCellHasRoom _ ->
                    Problems.answerRetryable(TopologyProblems.NO_CELL_HAS_ROOM, RETRY_AFTER);
            case MembersOnly _ -> Problems.answer(TopologyProblems.TENANT_MEMBERS_ONLY);
            case SeatsTaken _ -> Problems.answer(TopologyProblems.TENANT_SEATS_TAKEN);
            case Erased _ -> Problems.answer(TopologyProblems.USER_ERASED);
            case RegionUnknown _ -> Problems.answer(TopologyProblems.REGION_UNKNOWN);
        };
    }

    /// The wish for a home, as it was sent.
    ///
    /// @param host by which the user came, if it is a name
    public record PlacementBody(@Nullable String region, @Nullable String host) {}

    /// A home on the wire.
    ///
    /// @param tenant that shares cells, and of which the user has a seat; left out for everybody else
    public record HomeRepresentation(
            String userId, String cell, int epoch, long version, @Nullable String tenant) {

        static HomeRepresentation of(DirectoryEntry entry) {
            return new HomeRepresentation(
                    entry.user().toString(),
                    entry.home().cell().value(),
                    entry.home().epoch(),
                    entry.version(),
                    entry.tenant().map(TenantId::value).orElse(null));
        }
    }
}

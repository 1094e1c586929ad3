package io.typogram.topology.claims.boundary;

import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.topology.claims.entity.Claim;
import io.typogram.topology.claims.entity.ClaimId;
import io.typogram.topology.claims.entity.ClaimKind;
import io.typogram.topology.claims.entity.Name;
import io.typogram.topology.claims.entity.NameOutcome;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Who has which username and which email address.
@Path("claims")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ClaimsResource {

    private static final int MAX_BY_LENGTH = 100;

    @Inject private KeepClaims claims;

    @PUT
    @Path("{claimId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Reserves a name for a user, until it is confirmed or expires")
    public Response reserve(@PathParam("claimId") String claimId, @Nullable ClaimRequest request) {
        ClaimRequest wish = request == null ? ClaimRequest.EMPTY : request;
        ClaimId id = claimId(claimId);
        var user = Inputs.userId(wish.userId() == null ? "" : wish.userId());
        String by = by(wish.by());
        return withName(
                wish.kind(),
                wish.value(),
                name -> ClaimAnswers.of(claims.reserve(id, user, name, by)));
    }

    @POST
    @Path("{claimId}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Makes a reserved name the user's, in one with giving up the one it replaces")
    public Response confirm(
            @PathParam("claimId") String claimId, @Nullable ConfirmRequest request) {
        ConfirmRequest wish = request == null ? ConfirmRequest.EMPTY : request;
        return ClaimAnswers.of(
                claims.confirm(
                        claimId(claimId),
                        Optional.ofNullable(wish.replaces()).map(ClaimsResource::claimId),
                        by(wish.by())));
    }

    @DELETE
    @Path("{claimId}")
    @Operation(summary = "Gives a claim up; a username is kept from others for a while")
    public Response release(
            @PathParam("claimId") String claimId, @QueryParam("by") @Nullable String by) {
        return ClaimAnswers.of(claims.release(claimId(claimId), by(by)));
    }

    @GET
    @Path("{claimId}")
    @Operation(summary = "One claim, with its history")
    public Response find(@PathParam("claimId") String claimId) {
        return claims.find(claimId(claimId))
                .map(claim -> Response.ok(claim).build())
                .orElseGet(() -> Problems.answer(TopologyProblems.CLAIM_UNKNOWN));
    }

    @GET
    @Operation(summary = "Who has a name (kind and value), or what a user has claimed (user)")
    public Response search(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("value") @Nullable String value,
            @QueryParam("user") @Nullable String user) {
        return user == null
                ? withName(kind, value, name -> answer(claims.holders(name)))
                : answer(claims.of(Inputs.userId(user)));
    }

    private Response withName(
            @Nullable String kindText, @Nullable String value, Function<Name, Response> use) {
        ClaimKind kind =
                ClaimKind.ofWireName(kindText == null ? "" : kindText)
                        .orElseThrow(() -> new InvalidInputException("kind is username or email."));
        return switch (claims.read(kind, value == null ? "" : value)) {
            case NameOutcome.Fit(Name name) -> use.apply(name);
            case NameOutcome.ForNobody _ -> Problems.answer(TopologyProblems.USERNAME_RESERVED);
            case NameOutcome.Unfit unfit -> ClaimAnswers.of(kind, unfit);
        };
    }

    private static Response answer(List<Claim> found) {
        return Response.ok(
                        new ClaimsRepresentation(
                                found.stream().map(ClaimRepresentation::of).toList()))
                .build();
    }

    private static ClaimId claimId(String text) {
        return ClaimId.parse(text)
                .orElseThrow(() ->
                        new InvalidInputException(
                                "A claim is named by a UUID in its canonical, lower-case form."));
    }

    private static String by(@Nullable String text) {
        return Inputs.line("by", text, MAX_BY_LENGTH);
    }

    /// The wish for a name, as it was sent.
    public record ClaimRequest(
            @Nullable String kind,
            @Nullable String value,
            @Nullable String userId,
            @Nullable String by) {

        static final ClaimRequest EMPTY = new ClaimRequest(null, null, null, null);

        /// The value may be an email address, which stands in no log.
        @Override
        public String toString() {
            return "ClaimRequest[kind=" + kind + ", userId=" + userId + ", by=" + by + "]";
        }
    }

    /// The wish to confirm a claim, as it was sent.
    ///
    /// @param replaces the claim that is given up for it
    public record ConfirmRequest(@Nullable String by, @Nullable String replaces) {

        static final ConfirmRequest EMPTY = new ConfirmRequest(null, null);
    }

    /// Claims on the wire.
    public record ClaimsRepresentation(List<ClaimRepresentation> claims) {

        public ClaimsRepresentation {
            claims = List.copyOf(claims);
        }
    }
}

package io.typogram.accounts.boundary;

import io.typogram.accounts.PublicProfiles;
import io.typogram.accounts.control.PlayerPages;
import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.platform.answers.Freshness;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.answers.PublicAnswers;
import io.typogram.platform.residence.PlayerTenants;
import io.typogram.platform.residence.Visitors;
import io.typogram.platform.tenancy.Discloses;
import io.typogram.server.problems.Problems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The players of all cells, as everybody may see them.
@Path("/players")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlayersResource {

    private static final Freshness OF_A_PROFILE =
            new Freshness(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofDays(1));

    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject private PublicProfiles profiles;
    @Inject private PlayerPages pages;
    @Inject private PlayerTenants tenants;
    @Inject private Visitors visitors;

    @GET
    @Discloses(Disclosure.PUBLIC_PROFILES)
    @Path("/{userId}")
    @Operation(summary = "A player's public profile, whichever cell the player lives in")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PlayerRepresentation.class)))
    @APIResponse(responseCode = "404", description = "player-unknown")
    public Response player(
            @PathParam("userId") String userId,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context Request request) {
        return Uuids.parse(userId)
                .map(UserId::new)
                .flatMap(user -> answer(user, request).or(() -> forMembers(user, authorization)))
                .orElseGet(() -> Problems.answer(AccountsProblems.PLAYER_UNKNOWN));
    }

    private Optional<Response> answer(UserId user, Request request) {
        return pages.find(user, () -> read(user))
                .map(page ->
                        PublicAnswers.answer(request, page, OF_A_PROFILE, PlayerPages.tag(user)));
    }

    /// A player who is shown to the members of their tenant only. To anybody else it is as if nobody were there.
    private Optional<Response> forMembers(UserId user, @Nullable String authorization) {
        return tenants.find(user)
                .filter(tenant -> visitors.tenant(authorization).filter(tenant::equals).isPresent())
                .flatMap(_ -> Optional.ofNullable(profiles.findOwn(List.of(user)).get(user)))
                .map(PlayerRepresentation::of)
                .map(page -> PrivateAnswers.ok(JSON.toJson(page)));
    }

    private Optional<String> read(UserId user) {
        return profiles.find(user).map(PlayerRepresentation::of).map(JSON::toJson);
    }
}

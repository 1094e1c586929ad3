package io.typogram.typing.boundary;

import io.typogram.accounts.PublicProfile;
import io.typogram.accounts.PublicProfiles;
import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.kernel.moves.HomeRecord;
import io.typogram.platform.answers.Freshness;
import io.typogram.platform.answers.PublicAnswers;
import io.typogram.platform.residence.Homes;
import io.typogram.platform.tenancy.Discloses;
import io.typogram.server.problems.Problems;
import io.typogram.typing.control.SharedResults;
import io.typogram.typing.control.Tests;
import io.typogram.typing.entity.Result;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Results that their players show to everybody who has the link. The edge asks the player's home.
@Path("/players/{userId}/results")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SharedResultsResource {

    /// Who shows it no more waits no longer than that.
    private static final Freshness OF_A_RESULT =
            new Freshness(
                    Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ZERO, Duration.ZERO);

    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject private Homes homes;
    @Inject private PublicProfiles profiles;
    @Inject private SharedResults shared;
    @Inject private Tests tests;

    /// Whose run it was.
    public record TypistRepresentation(String userId, String displayName) {

        static TypistRepresentation of(PublicProfile profile) {
            return new TypistRepresentation(
                    profile.userId().toString(), profile.profile().displayName());
        }
    }

    /// A result, and who shows it. What was typed is the player's alone.
    public record SharedResultRepresentation(
            TypistRepresentation player,
            ResultRepresentation result,
            @Nullable QuoteRepresentation quote) {}

    @GET
    @Discloses(Disclosure.PUBLIC_PROFILES)
    @Path("/{resultId}")
    @Operation(summary = "A result that its player shows to everybody")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = SharedResultRepresentation.class)))
    @APIResponse(responseCode = "404", description = "result-unknown")
    public Response result(
            @PathParam("userId") String userId,
            @PathParam("resultId") String resultId,
            @Context Request request) {
        Optional<UserId> user = Uuids.parse(userId).map(UserId::new).filter(this::livesHere);
        Optional<UUID> id = Uuids.parse(resultId);
        return user.flatMap(profiles::find)
                .flatMap(player ->
                        id.flatMap(result -> shared.find(player.userId(), result))
                                .map(result -> answer(player, result, request)))
                .orElseGet(() -> Problems.answer(TypingProblems.RESULT_UNKNOWN));
    }

    /// What somebody has left behind here is not shown any more.
    private boolean livesHere(UserId user) {
        return homes.find(user)
                .filter(known -> known.admission() == HomeRecord.Admission.SERVE)
                .isPresent();
    }

    private Response answer(PublicProfile player, Result result, Request request) {
        var shown =
                new SharedResultRepresentation(
                        TypistRepresentation.of(player),
                        ResultRepresentation.of(result),
                        tests.quote(result).map(QuoteRepresentation::of).orElse(null));
        return PublicAnswers.answer(
                request, JSON.toJson(shown), OF_A_RESULT, "result-" + result.resultId());
    }
}

package io.typogram.typing.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.residence.UserWrite;
import io.typogram.server.problems.Problems;
import io.typogram.typing.control.Results;
import io.typogram.typing.control.SharedResults;
import io.typogram.typing.control.SharedResults.Outcome;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Whether one of the calling player's results is shown to everybody who has its link.
@Path("/results/{resultId}/share")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ResultShareResource {

    @Inject private Caller caller;
    @Inject private Results results;
    @Inject private SharedResults shared;

    /// Whether it is shown.
    ///
    /// @param path of the page that shows it
    /// @param sharedAt since when; missing when it is not shown
    public record ShareRepresentation(String path, @Nullable String sharedAt) {

        static ShareRepresentation of(UserId user, UUID result, Optional<Instant> since) {
            return new ShareRepresentation(
                    "/players/" + user + "/results/" + result,
                    since.map(Instant::toString).orElse(null));
        }
    }

    @GET
    @Operation(summary = "Whether one of the player's own results is shown to everybody")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ShareRepresentation.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    @APIResponse(responseCode = "404", description = "result-unknown")
    public Response share(@PathParam("resultId") String id) {
        UserId user = caller.player().id();
        UUID resultId = ResultsResource.resultId(id);
        return results.find(user, resultId)
                .map(_ -> ShareRepresentation.of(user, resultId, shared.since(user, resultId)))
                .map(PrivateAnswers::ok)
                .orElseGet(() -> Problems.answer(TypingProblems.RESULT_UNKNOWN));
    }

    @PUT
    @UserWrite
    @Operation(summary = "Shows one of the player's own results to everybody who has the link")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ShareRepresentation.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    @APIResponse(responseCode = "404", description = "result-unknown")
    @APIResponse(responseCode = "409", description = "result-not-counted")
    public Response begin(@PathParam("resultId") String id) {
        UserId user = caller.player().id();
        UUID resultId = ResultsResource.resultId(id);
        return switch (shared.share(user, resultId)) {
            case Outcome.Shared(Instant since) ->
                    PrivateAnswers.ok(ShareRepresentation.of(user, resultId, Optional.of(since)));
            case Outcome.NotCounted _ -> Problems.answer(TypingProblems.RESULT_NOT_COUNTED);
            case Outcome.ResultUnknown _ -> Problems.answer(TypingProblems.RESULT_UNKNOWN);
        };
    }

    @DELETE
    @UserWrite
    @Operation(summary = "Shows one of the player's own results to nobody else any more")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "400", description = "invalid-value")
    public Response end(@PathParam("resultId") String id) {
        shared.unshare(caller.player().id(), ResultsResource.resultId(id));
        return Response.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}

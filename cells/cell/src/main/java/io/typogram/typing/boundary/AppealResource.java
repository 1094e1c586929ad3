package io.typogram.typing.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.residence.UserWrite;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.typing.control.AppealResult;
import io.typogram.typing.control.Appeals;
import io.typogram.typing.entity.Appeal;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// What the calling player says for one of their results that does not count. For people only: no method names a scope,
/// so no program appeals.
@Path("/results/{resultId}/appeal")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AppealResource {

    @Inject private Caller caller;
    @Inject private AppealResult appealResult;
    @Inject private Appeals appeals;

    /// What a player says for a run.
    public record AppealRequest(@Nullable String text) {

        String said() {
            if (text == null) {
                throw new InvalidInputException("text is missing");
            }
            return text;
        }
    }

    @POST
    @UserWrite
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Asks for another look at a result that does not count",
            description = "Once for each result. The same text again has the same answer.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = AppealRepresentation.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was said before; the same answer",
            content = @Content(schema = @Schema(implementation = AppealRepresentation.class)))
    @APIResponse(responseCode = "404", description = "result-unknown")
    @APIResponse(responseCode = "409", description = "result-not-flagged, appealed-before")
    public Response appeal(@PathParam("resultId") String id, AppealRequest wish) {
        return switch (outcome(id, wish)) {
            case AppealResult.Outcome.Appealed(Appeal appeal) ->
                    answer(Response.Status.CREATED, appeal);
            case AppealResult.Outcome.AppealedBefore(Appeal appeal) ->
                    answer(Response.Status.OK, appeal);
            case AppealResult.Outcome.AppealedOtherwise _ ->
                    Problems.answer(TypingProblems.APPEALED_BEFORE);
            case AppealResult.Outcome.NotFlagged _ ->
                    Problems.answer(TypingProblems.RESULT_NOT_FLAGGED);
            case AppealResult.Outcome.ResultUnknown _ ->
                    Problems.answer(TypingProblems.RESULT_UNKNOWN);
        };
    }

    @GET
    @Operation(summary = "What the player said for a result, and what became of it")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AppealRepresentation.class)))
    @APIResponse(responseCode = "404", description = "appeal-unknown")
    public Response said(@PathParam("resultId") String id) {
        return Uuids.parse(id)
                .flatMap(resultId -> appeals.find(caller.player().id(), resultId))
                .map(appeal -> answer(Response.Status.OK, appeal))
                .orElseGet(() -> Problems.answer(TypingProblems.APPEAL_UNKNOWN));
    }

    private AppealResult.Outcome outcome(String id, AppealRequest wish) {
        UserId user = caller.player().id();
        UUID resultId = ResultsResource.resultId(id);
        return InvalidInputException.ifUnfit(
                () -> appealResult.appeal(user, resultId, wish.said()));
    }

    private static Response answer(Response.Status status, Appeal appeal) {
        return PrivateAnswers.answer(status, AppealRepresentation.of(appeal));
    }
}

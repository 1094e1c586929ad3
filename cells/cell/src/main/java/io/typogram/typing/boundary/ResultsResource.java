package io.typogram.typing.boundary;

import io.typogram.kernel.identity.Uuids;
import io.typogram.kernel.problems.Problem;
import io.typogram.keystrokes.KeystrokeColumns;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.NeedsScope;
import io.typogram.platform.callers.SignedIn;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.typing.control.Rescorings;
import io.typogram.typing.control.Results;
import io.typogram.typing.control.StoredKeystrokes;
import io.typogram.typing.control.SubmitRun;
import io.typogram.typing.control.Submitted;
import io.typogram.typing.entity.Result;
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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/// The calling player's own results.
@Path("/results")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ResultsResource {

    @Inject private Caller caller;
    @Inject private Results results;
    @Inject private StoredKeystrokes typed;
    @Inject private ShownWords words;
    @Inject private Rescorings rescorings;
    @Inject private SubmitRun submitRun;

    @PUT
    @Path("/{resultId}")
    @NeedsScope(ApiScope.RESULTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Scores a run and keeps it; the client makes the id, so it can send again",
            description =
                    "The figures are computed from the keystrokes; a client's own are not asked for.")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = ResultRepresentation.class)))
    @APIResponse(
            responseCode = "200",
            description = "It had been kept before; the same answer",
            content = @Content(schema = @Schema(implementation = ResultRepresentation.class)))
    @APIResponse(responseCode = "400", description = "stream-malformed, test-malformed")
    @APIResponse(responseCode = "403", description = "test-forged")
    @APIResponse(responseCode = "409", description = "test-already-completed")
    @APIResponse(responseCode = "410", description = "test-expired, test-outdated")
    @APIResponse(responseCode = "413", description = "stream-too-long")
    @APIResponse(
            responseCode = "422",
            description =
                    "stream-after-end, stream-does-not-fit, stream-empty, stream-failed, "
                            + "stream-impossible-speed, stream-key-never-down, "
                            + "stream-longer-than-elapsed, stream-time-backwards, "
                            + "stream-unfinished, test-of-another-text")
    public Response submit(@PathParam("resultId") String id, RunRepresentation run) {
        return switch (submitRun.submit(caller.player().id(), resultId(id), run.toRun())) {
            case Submitted.Kept(Result result) -> answer(Response.Status.CREATED, result);
            case Submitted.KeptBefore(Result result) -> answer(Response.Status.OK, result);
            case Submitted.Refused(Problem problem) -> Problems.respond(problem).build();
            case Submitted.CompletedBefore _ ->
                    Problems.answer(TypingProblems.TEST_ALREADY_COMPLETED);
        };
    }

    @GET
    @Path("/{resultId}")
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "One of the player's own results")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ResultRepresentation.class)))
    @APIResponse(responseCode = "404", description = "result-unknown")
    public Response result(@PathParam("resultId") String id) {
        return find(id).map(ResultRepresentation::of)
                .map(PrivateAnswers::ok)
                .orElseGet(() -> Problems.answer(TypingProblems.RESULT_UNKNOWN));
    }

    @GET
    @Path("/{resultId}/keystrokes")
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "What was typed in one of the player's own results, key by key")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = KeystrokeColumns.class)))
    @APIResponse(responseCode = "404", description = "keystrokes-unknown")
    @APIResponse(responseCode = "503", description = "keystrokes-unavailable")
    public Response keystrokes(@PathParam("resultId") String id) {
        return Uuids.parse(id)
                .flatMap(resultId -> typed.find(caller.player().id(), resultId))
                .map(KeystrokeColumns::of)
                .map(PrivateAnswers::ok)
                .orElseGet(() -> Problems.answer(TypingProblems.KEYSTROKES_UNKNOWN));
    }

    @GET
    @Path("/{resultId}/words")
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "The words that one of the player's own results was typed from")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = WordsRepresentation.class)))
    @APIResponse(responseCode = "404", description = "result-unknown")
    @APIResponse(responseCode = "410", description = "words-outdated")
    public Response words(@PathParam("resultId") String id) {
        return find(id).map(this::words)
                .orElseGet(() -> Problems.answer(TypingProblems.RESULT_UNKNOWN));
    }

    @GET
    @Path("/{resultId}/rescorings")
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "What one of the player's own results was worth before formulas changed")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = RescoringsRepresentation.class)))
    @APIResponse(responseCode = "404", description = "result-unknown")
    public Response rescorings(@PathParam("resultId") String id) {
        return find(id).map(result -> rescorings.of(result.userId(), result.resultId()))
                .map(RescoringsRepresentation::of)
                .map(PrivateAnswers::ok)
                .orElseGet(() -> Problems.answer(TypingProblems.RESULT_UNKNOWN));
    }

    private Optional<Result> find(String id) {
        return Uuids.parse(id).flatMap(resultId -> results.find(caller.player().id(), resultId));
    }

    private Response words(Result result) {
        return words.of(result)
                .map(PrivateAnswers::ok)
                .orElseGet(() -> Problems.answer(TypingProblems.WORDS_OUTDATED));
    }

    private static Response answer(Response.Status status, Result result) {
        return PrivateAnswers.answer(status, ResultRepresentation.of(result));
    }

    static UUID resultId(String text) {
        return Uuids.parse(text)
                .orElseThrow(() -> new InvalidInputException("a result's id is a UUID"));
    }
}

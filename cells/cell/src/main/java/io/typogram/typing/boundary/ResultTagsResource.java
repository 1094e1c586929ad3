package io.typogram.typing.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.NeedsScope;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.residence.UserWrite;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.typing.control.Results;
import io.typogram.typing.control.TagResults;
import io.typogram.typing.control.Tags;
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
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The tags of one of the calling player's own results.
@Path("/results/{resultId}/tags")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ResultTagsResource {

    @Inject private Caller caller;
    @Inject private Results results;
    @Inject private Tags tags;
    @Inject private TagResults tagResults;

    /// Which tags a result shall have.
    public record ChosenTags(@Nullable List<@Nullable String> tagIds) {

        Set<UUID> ids() {
            if (tagIds == null || tagIds.size() > TagResults.MAX_TAGS) {
                throw new InvalidInputException(
                        "tagIds names at most " + TagResults.MAX_TAGS + " tags");
            }
            return tagIds.stream().map(TagsResource::tagId).collect(Collectors.toSet());
        }
    }

    @GET
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "The tags of one of the player's own results, by name")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TagsRepresentation.class)))
    @APIResponse(responseCode = "404", description = "result-unknown")
    public Response list(@PathParam("resultId") String id) {
        UserId user = caller.player().id();
        return Uuids.parse(id)
                .filter(resultId -> results.find(user, resultId).isPresent())
                .map(resultId -> TagsRepresentation.of(tags.of(user, resultId)))
                .map(PrivateAnswers::ok)
                .orElseGet(() -> Problems.answer(TypingProblems.RESULT_UNKNOWN));
    }

    @PUT
    @UserWrite
    @NeedsScope(ApiScope.RESULTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets the tags of one of the player's own results, all of them")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TagsRepresentation.class)))
    @APIResponse(responseCode = "404", description = "result-unknown, tag-unknown")
    public Response set(@PathParam("resultId") String id, ChosenTags chosen) {
        UUID resultId = ResultsResource.resultId(id);
        UserId user = caller.player().id();
        TagResults.Outcome outcome = tagResults.set(user, resultId, chosen.ids());
        return TagsResource.answer(outcome, TagsRepresentation.of(tags.of(user, resultId)));
    }
}

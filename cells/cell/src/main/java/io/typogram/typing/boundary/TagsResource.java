package io.typogram.typing.boundary;

import io.typogram.kernel.identity.Uuids;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.NeedsScope;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.residence.UserWrite;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.typing.boundary.TagsRepresentation.TagRepresentation;
import io.typogram.typing.control.TagResults;
import io.typogram.typing.control.TaggedResults;
import io.typogram.typing.control.Tags;
import io.typogram.typing.entity.HistoryFilter;
import io.typogram.typing.entity.Result;
import io.typogram.typing.entity.Tag;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The words by which the calling player sorts their results.
@Path("/tags")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TagsResource {

    @Inject private Caller caller;
    @Inject private Tags tags;
    @Inject private TagResults tagResults;
    @Inject private TaggedResults tagged;
    @Inject private HistoryPages pages;

    /// What a tag shall be called.
    public record TagWish(@Nullable String name) {

        Tag tag(UUID tagId) {
            return InvalidInputException.ifUnfit(() -> new Tag(tagId, name == null ? "" : name));
        }
    }

    /// The fastest results of a tag, one for each kind of test.
    public record TaggedBestsRepresentation(List<ResultRepresentation> items) {}

    @GET
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "The player's tags, by name")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TagsRepresentation.class)))
    public Response list() {
        return PrivateAnswers.ok(TagsRepresentation.of(tags.of(caller.player().id())));
    }

    @PUT
    @Path("/{tagId}")
    @UserWrite
    @NeedsScope(ApiScope.RESULTS_WRITE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Makes a tag, whose id the client makes, or gives it another name")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TagRepresentation.class)))
    @APIResponse(responseCode = "409", description = "tags-too-many, tag-name-taken")
    public Response put(@PathParam("tagId") String id, TagWish wish) {
        Tag tag = wish.tag(tagId(id));
        return answer(tagResults.put(caller.player().id(), tag), TagRepresentation.of(tag));
    }

    @DELETE
    @Path("/{tagId}")
    @UserWrite
    @NeedsScope(ApiScope.RESULTS_WRITE)
    @Operation(summary = "Removes a tag, also from the results; they stay")
    @APIResponse(responseCode = "204")
    @APIResponse(responseCode = "400", description = "invalid-value")
    public Response remove(@PathParam("tagId") String id) {
        tagResults.remove(caller.player().id(), tagId(id));
        return Response.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @GET
    @Path("/{tagId}/results")
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "The player's results with this tag, newest first, page by page")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(schema = @Schema(implementation = HistoryResource.ResultsPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    public Response results(
            @PathParam("tagId") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        HistoryFilter filter = HistoryFilter.tagged(tagId(id));
        return PrivateAnswers.ok(pages.page(caller.player().id(), filter, limit, cursor));
    }

    @GET
    @Path("/{tagId}/personal-bests")
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "The player's fastest result with this tag, of every kind of test")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = TaggedBestsRepresentation.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    public Response bests(@PathParam("tagId") String id) {
        List<Result> bests = tagged.bests(caller.player().id(), tagId(id));
        return PrivateAnswers.ok(
                new TaggedBestsRepresentation(
                        bests.stream().map(ResultRepresentation::of).toList()));
    }

    static Response answer(TagResults.Outcome outcome, Object entity) {
        return switch (outcome) {
            case TagResults.Outcome.Done _ -> PrivateAnswers.ok(entity);
            case TagResults.Outcome.TooMany _ -> Problems.answer(TagsProblems.TAGS_TOO_MANY);
            case TagResults.Outcome.NameTaken _ -> Problems.answer(TagsProblems.TAG_NAME_TAKEN);
            case TagResults.Outcome.TagUnknown _ -> Problems.answer(TagsProblems.TAG_UNKNOWN);
            case TagResults.Outcome.ResultUnknown _ ->
                    Problems.answer(TypingProblems.RESULT_UNKNOWN);
        };
    }

    static UUID tagId(@Nullable String text) {
        return Uuids.parse(text == null ? "" : text)
                .orElseThrow(() -> new InvalidInputException("a tag's id is a UUID"));
    }
}

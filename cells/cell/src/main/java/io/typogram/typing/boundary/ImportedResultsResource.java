package io.typogram.typing.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.Problem;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.NeedsScope;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.paging.Cursor;
import io.typogram.platform.paging.Limit;
import io.typogram.platform.paging.Page;
import io.typogram.platform.residence.UserWrites;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.typing.control.ImportFile;
import io.typogram.typing.control.ImportFile.Parsed;
import io.typogram.typing.control.ImportedResults;
import io.typogram.typing.control.ImportedResults.Outcome;
import io.typogram.typing.control.ImportedResults.Position;
import io.typogram.typing.entity.ImportSource;
import io.typogram.typing.entity.ImportedResult;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// What the calling player has typed elsewhere.
@Path("/imported-results")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportedResultsResource {

    @Inject private Caller caller;
    @Inject private ImportedResults imported;
    @Inject private UserWrites writes;

    /// How many results a file had, and how many of them were not there before.
    public record ImportRepresentation(@Nullable String source, int results, int added) {}

    /// A result of another site, as that site tells it.
    public record ImportedResultRepresentation(
            String source,
            String sourceId,
            String mode,
            int amount,
            String language,
            double wpm,
            @Nullable Double raw,
            double accuracy,
            @Nullable Double consistency,
            String completedAt) {

        static ImportedResultRepresentation of(ImportedResult result) {
            return new ImportedResultRepresentation(
                    result.source().wireName(),
                    result.sourceId(),
                    result.mode(),
                    result.amount(),
                    result.language(),
                    result.wpm(),
                    result.raw().orElse(null),
                    result.accuracy(),
                    result.consistency().orElse(null),
                    result.completedAt().toString());
        }
    }

    /// A [Page] of them, in the description's terms.
    public record ImportedResultsPage(
            List<ImportedResultRepresentation> items, @Nullable String nextCursor) {}

    @POST
    @NeedsScope(ApiScope.RESULTS_WRITE)
    @Consumes("text/csv")
    @Operation(
            summary =
                    "Takes over a file of results from Monkeytype or TypeRacer, whole or not at all")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ImportRepresentation.class)))
    @APIResponse(responseCode = "409", description = "imported-results-too-many")
    @APIResponse(responseCode = "413", description = "import-too-long")
    @APIResponse(responseCode = "422", description = "import-unknown, import-illegible")
    public Response add(String file) {
        return switch (ImportFile.read(file)) {
            case Parsed.Unknown _ -> Problems.answer(TypingProblems.IMPORT_UNKNOWN);
            case Parsed.TooLong _ -> Problems.answer(TypingProblems.IMPORT_TOO_LONG);
            case Parsed.Illegible(int line, String reason) ->
                    Problems.respond(
                                    Problem.of(
                                            TypingProblems.IMPORT_ILLEGIBLE,
                                            "Line " + line + ": " + reason + "."))
                            .build();
            case Parsed.Legible(var results) -> add(results);
        };
    }

    private Response add(List<ImportedResult> results) {
        UserId user = caller.player().id();
        return switch (writes.run(user, () -> imported.add(user, results))) {
            case Outcome.Imported(int added) -> {
                String source = results.isEmpty() ? null : results.getFirst().source().wireName();
                yield PrivateAnswers.ok(new ImportRepresentation(source, results.size(), added));
            }
            case Outcome.TooMany _ -> Problems.answer(TypingProblems.IMPORTED_RESULTS_TOO_MANY);
        };
    }

    @GET
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "What the player has typed elsewhere, newest first, page by page")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ImportedResultsPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    public Response list(
            @QueryParam("source") @Nullable String source,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        ImportSource wanted =
                ImportSource.ofWireName(source == null ? "" : source)
                        .orElseThrow(() ->
                                new InvalidInputException("source is monkeytype or typeracer"));
        int count = Limit.read(limit);
        Optional<Position> before = Cursor.read(cursor, 2, ImportedResultsResource::position);
        return PrivateAnswers.ok(
                Page.of(
                        imported.page(caller.player().id(), wanted, before, count + 1),
                        count,
                        ImportedResultRepresentation::of,
                        last -> Cursor.of(last.completedAt(), last.sourceId())));
    }

    private static Position position(List<String> parts) {
        return new Position(Cursor.instant(parts.get(0)), parts.get(1));
    }
}

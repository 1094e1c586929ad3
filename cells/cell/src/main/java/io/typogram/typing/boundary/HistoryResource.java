package io.typogram.typing.boundary;

import io.typogram.kernel.identity.Uuids;
import io.typogram.platform.answers.PrivateAnswers;
import io.typogram.platform.callers.ApiScope;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.NeedsScope;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.paging.Limit;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.typing.boundary.HistoryExport.Format;
import io.typogram.typing.control.CategorySpeeds;
import io.typogram.typing.control.History;
import io.typogram.typing.control.History.Selection;
import io.typogram.typing.control.Results;
import io.typogram.typing.control.SummarizeHistory;
import io.typogram.typing.control.SummarizeKeys;
import io.typogram.typing.entity.CalendarUnit;
import io.typogram.typing.entity.Result;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// The calling player's results, many at once.
@Path("/results")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class HistoryResource {

    /// On one node. Each keeps a thread for as long as the client reads.
    private static final int MAX_EXPORTS_AT_ONCE = 4;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final Semaphore PLACES = new Semaphore(MAX_EXPORTS_AT_ONCE);

    @Inject private Caller caller;
    @Inject private InstantSource clock;
    @Inject private HistoryExport export;
    @Inject private HistoryPages pages;
    @Inject private History history;
    @Inject private SummarizeHistory summarize;
    @Inject private SummarizeKeys summarizeKeys;
    @Inject private Results results;
    @Inject private CategorySpeeds speeds;

    /// A page of results, in the description's terms.
    public record ResultsPage(List<ResultRepresentation> items, @Nullable String nextCursor) {}

    @GET
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "The player's results, all or some kinds, newest first, page by page")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ResultsPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    public Response list(
            @BeanParam HistoryQuery query,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return PrivateAnswers.ok(pages.page(caller.player().id(), query.filter(), limit, cursor));
    }

    @GET
    @Path("/figures")
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(
            summary = "What the player's results come to, all or some kinds, and in which course")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = FiguresRepresentation.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    public Response figures(@BeanParam HistoryQuery query, @QueryParam("by") @Nullable String by) {
        Optional<CalendarUnit> unit = Optional.ofNullable(by).map(HistoryResource::unit);
        Selection selection = history.select(caller.player().id(), query.filter());
        return PrivateAnswers.ok(FiguresRepresentation.of(summarize.figures(selection, unit)));
    }

    @GET
    @Path("/keys")
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(
            summary = "How the player's keys and pairs of keys were typed in their newest results")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = KeysRepresentation.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    @APIResponse(responseCode = "503", description = "keystrokes-unavailable")
    public Response keys(@BeanParam HistoryQuery query, @QueryParam("last") @Nullable String last) {
        int results =
                Limit.read("last", last, SummarizeKeys.MAX_RESULTS, SummarizeKeys.MAX_RESULTS);
        Selection selection = history.select(caller.player().id(), query.filter());
        return PrivateAnswers.ok(KeysRepresentation.of(summarizeKeys.of(selection, results)));
    }

    /// Without this one, a `HEAD` would take a place for a file that nobody writes, and keep it.
    @HEAD
    @Path("/export")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(hidden = true)
    public Response exportHead(@QueryParam("format") @DefaultValue("csv") String format) {
        return file(Response.ok(), Format.read(format));
    }

    @GET
    @Path("/export")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(summary = "The player's results, all or some kinds, as a file of CSV or JSON")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT))
            })
    @APIResponse(responseCode = "400", description = "invalid-value")
    @APIResponse(responseCode = "503", description = "too-many-exports")
    public Response export(
            @BeanParam HistoryQuery query, @QueryParam("format") @DefaultValue("csv") String text) {
        Format format = Format.read(text);
        Selection selection = history.select(caller.player().id(), query.filter());
        Instant asOf = clock.instant();
        if (!PLACES.tryAcquire()) {
            return Problems.answerRetryable(TypingProblems.TOO_MANY_EXPORTS, RETRY_AFTER);
        }
        StreamingOutput body =
                out -> {
                    try {
                        export.write(selection, asOf, format, out);
                    } finally {
                        PLACES.release();
                    }
                };
        return file(Response.ok(body), format);
    }

    private static Response file(Response.ResponseBuilder answer, Format format) {
        return answer.type(format.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"typogram-results." + format.wireName() + "\"")
                .build();
    }

    @GET
    @Path("/{resultId}/comparison")
    @NeedsScope(ApiScope.RESULTS_READ)
    @Operation(
            summary =
                    "One of the player's results beside their own before it, and other players' bests")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ComparisonRepresentation.class)))
    @APIResponse(responseCode = "404", description = "result-unknown")
    public Response comparison(@PathParam("resultId") String id) {
        return Uuids.parse(id)
                .flatMap(resultId -> results.find(caller.player().id(), resultId))
                .map(this::compared)
                .map(PrivateAnswers::ok)
                .orElseGet(() -> Problems.answer(TypingProblems.RESULT_UNKNOWN));
    }

    private ComparisonRepresentation compared(Result result) {
        return ComparisonRepresentation.of(
                result, summarize.before(result), speeds.of(result.settings()));
    }

    private static CalendarUnit unit(String text) {
        return CalendarUnit.ofWireName(text)
                .orElseThrow(() -> new InvalidInputException("by is day, week or month"));
    }
}

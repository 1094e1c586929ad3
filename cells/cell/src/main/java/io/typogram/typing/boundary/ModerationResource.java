package io.typogram.typing.boundary;

import io.typogram.accounts.PublicProfile;
import io.typogram.accounts.PublicProfiles;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.keystrokes.KeystrokeColumns;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.paging.Cursor;
import io.typogram.platform.paging.Limit;
import io.typogram.platform.paging.Page;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.typing.control.Appeals;
import io.typogram.typing.control.DecideAppeal;
import io.typogram.typing.control.Results;
import io.typogram.typing.control.StoredKeystrokes;
import io.typogram.typing.entity.Appeal;
import io.typogram.typing.entity.Appeal.Decision;
import io.typogram.typing.entity.Result;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/// Appeals of the players of this cell, for moderators who live in it. What was typed in a run is shown to them only while
/// its appeal is open.
@Path("/moderation/appeals")
@SignedIn
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ModerationResource {

    private static final Set<String> ROLES = Set.of("moderator", "operator");
    private static final Appeals.Position BEGINNING =
            new Appeals.Position(Instant.EPOCH, new UUID(0, 0));

    @Inject private Caller caller;
    @Inject private Appeals appeals;
    @Inject private Results results;
    @Inject private DecideAppeal decideAppeal;
    @Inject private StoredKeystrokes keystrokes;
    @Inject private ShownWords words;
    @Inject private PublicProfiles profiles;

    /// An appeal with the run that it is about.
    ///
    /// @param displayName null for a player who is shown to the members of a tenant only
    public record AppealedRunRepresentation(
            String appealId,
            String userId,
            @Nullable String displayName,
            String text,
            String appealedAt,
            String state,
            @Nullable String reason,
            @Nullable ResultRepresentation result) {}

    /// A [Page] of them, in the description's terms.
    public record AppealsPage(List<AppealedRunRepresentation> items, @Nullable String nextCursor) {}

    /// What a moderator decides.
    public record DecisionRequest(@Nullable String decision, @Nullable String reason) {

        boolean clears() {
            return switch (decision) {
                case "clear" -> true;
                case "uphold" -> false;
                case null, default ->
                        throw new InvalidInputException("decision is clear or uphold");
            };
        }

        String why() {
            if (reason == null) {
                throw new InvalidInputException("reason is missing");
            }
            return reason;
        }
    }

    @GET
    @Operation(summary = "Open appeals of this cell's players, oldest first, page by page")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AppealsPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-value")
    @APIResponse(responseCode = "403", description = "moderator-needed")
    public Response open(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return asModerator(() -> {
            int count = Limit.read(limit);
            Appeals.Position after =
                    Cursor.read(cursor, 2, ModerationResource::position).orElse(BEGINNING);
            List<Appeal> page = appeals.open(after, count + 1);
            Map<UserId, PublicProfile> players = players(page);
            return own(
                    Page.of(
                            page,
                            count,
                            appeal -> represented(appeal, players),
                            ModerationResource::cursorAfter));
        });
    }

    @GET
    @Path("/{appealId}/keystrokes")
    @Operation(summary = "What was typed in a run, while an appeal about it is open")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = KeystrokeColumns.class)))
    @APIResponse(responseCode = "403", description = "moderator-needed")
    @APIResponse(responseCode = "404", description = "appeal-unknown")
    @APIResponse(responseCode = "503", description = "keystrokes-unavailable")
    public Response keystrokes(@PathParam("appealId") String id) {
        return asModerator(() ->
                openAppeal(id)
                        .flatMap(appeal -> keystrokes.find(appeal.userId(), appeal.resultId()))
                        .map(KeystrokeColumns::of)
                        .map(ModerationResource::own)
                        .orElseGet(() -> Problems.answer(TypingProblems.APPEAL_UNKNOWN)));
    }

    @GET
    @Path("/{appealId}/words")
    @Operation(summary = "The words that a run was typed from, while an appeal about it is open")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = WordsRepresentation.class)))
    @APIResponse(responseCode = "403", description = "moderator-needed")
    @APIResponse(responseCode = "404", description = "appeal-unknown")
    @APIResponse(responseCode = "410", description = "words-outdated")
    public Response words(@PathParam("appealId") String id) {
        return asModerator(() ->
                openAppeal(id)
                        .flatMap(appeal -> results.find(appeal.userId(), appeal.resultId()))
                        .map(this::words)
                        .orElseGet(() -> Problems.answer(TypingProblems.APPEAL_UNKNOWN)));
    }

    @POST
    @Path("/{appealId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Decides about an appeal",
            description = "A run that is cleared counts as if it had when it was typed.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = AppealedRunRepresentation.class)))
    @APIResponse(responseCode = "403", description = "moderator-needed, appeal-own")
    @APIResponse(responseCode = "404", description = "appeal-unknown")
    @APIResponse(responseCode = "409", description = "appeal-decided")
    public Response decide(@PathParam("appealId") String id, DecisionRequest wish) {
        return asModerator(() ->
                switch (outcome(id, wish)) {
                    case DecideAppeal.Outcome.Decided(Appeal appeal) ->
                            own(represented(appeal, players(List.of(appeal))));
                    case DecideAppeal.Outcome.DecidedBefore _ ->
                            Problems.answer(TypingProblems.APPEAL_DECIDED);
                    case DecideAppeal.Outcome.OwnAppeal _ ->
                            Problems.answer(TypingProblems.APPEAL_OWN);
                    case DecideAppeal.Outcome.AppealUnknown _ ->
                            Problems.answer(TypingProblems.APPEAL_UNKNOWN);
                });
    }

    private DecideAppeal.Outcome outcome(String id, DecisionRequest wish) {
        UserId moderator = caller.player().id();
        Optional<UUID> appealId = Uuids.parse(id);
        boolean clears = wish.clears();
        String reason = wish.why();
        if (appealId.isEmpty()) {
            return new DecideAppeal.Outcome.AppealUnknown();
        }
        return InvalidInputException.ifUnfit(
                () -> decideAppeal.decide(appealId.get(), clears, reason, moderator));
    }

    private Optional<Appeal> openAppeal(String id) {
        return Uuids.parse(id).flatMap(appeals::find).filter(appeal -> appeal.decision().isEmpty());
    }

    private Response words(Result result) {
        return words.of(result)
                .map(ModerationResource::own)
                .orElseGet(() -> Problems.answer(TypingProblems.WORDS_OUTDATED));
    }

    private Response asModerator(Supplier<Response> work) {
        return Collections.disjoint(caller.player().roles(), ROLES)
                ? Problems.answer(TypingProblems.MODERATOR_NEEDED)
                : work.get();
    }

    private Map<UserId, PublicProfile> players(List<Appeal> page) {
        return profiles.find(page.stream().map(Appeal::userId).distinct().toList());
    }

    private AppealedRunRepresentation represented(
            Appeal appeal, Map<UserId, PublicProfile> players) {
        return new AppealedRunRepresentation(
                appeal.appealId().toString(),
                appeal.userId().toString(),
                Optional.ofNullable(players.get(appeal.userId()))
                        .map(player -> player.profile().displayName())
                        .orElse(null),
                appeal.text(),
                appeal.appealedAt().toString(),
                appeal.state(),
                appeal.decision().map(Decision::reason).orElse(null),
                results.find(appeal.userId(), appeal.resultId())
                        .map(ResultRepresentation::of)
                        .orElse(null));
    }

    private static Response own(Object entity) {
        return Response.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    private static String cursorAfter(Appeal last) {
        return Cursor.of(last.appealedAt(), last.appealId());
    }

    private static Appeals.Position position(List<String> parts) {
        return new Appeals.Position(Cursor.instant(parts.get(0)), UUID.fromString(parts.get(1)));
    }
}

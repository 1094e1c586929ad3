package io.typogram.topology.moves.boundary;

import io.typogram.kernel.identity.Uuids;
import io.typogram.kernel.moves.MoveState;
import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.moves.control.MoveHistory;
import io.typogram.topology.moves.control.MoveRecords;
import io.typogram.topology.moves.entity.AbortOutcome;
import io.typogram.topology.moves.entity.MoveFilter;
import io.typogram.topology.moves.entity.MoveRecord;
import io.typogram.topology.moves.entity.MoveWish;
import io.typogram.topology.moves.entity.RetryOutcome;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.PageCursor;
import io.typogram.topology.platform.TopologyProblems;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Moves of users between cells.
@Path("moves")
@ForOperators
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MovesResource {

    private static final int MAX_LIMIT = 100;

    @Inject private Transactions transactions;
    @Inject private MoveRecords records;
    @Inject private MoveHistory history;
    @Inject private PlanMoves planMoves;
    @Inject private JdbcMoves moves;
    @Inject private Caller caller;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Plans a move of a user to another cell; dryRun only asks whether it may")
    public Response plan(@Nullable MoveRequest request) {
        MoveRequest wish = request == null ? MoveRequest.EMPTY : request;
        return PlanAnswers.of(
                planMoves.plan(
                        wish.toWish(caller.reason(wish.by(), wish.reason())), wish.isDryRun()));
    }

    @GET
    @Operation(summary = "Moves, the newest first")
    public MovesRepresentation page(
            @QueryParam("state") @Nullable String state,
            @QueryParam("cell") @Nullable String cell,
            @QueryParam("user") @Nullable String user,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var filter =
                new MoveFilter(
                        Optional.ofNullable(state).map(MovesResource::state),
                        Optional.ofNullable(cell).map(Inputs::cellId),
                        Optional.ofNullable(user).map(Inputs::userId),
                        PageCursor.read("moves", cursor)
                                .map(last -> new MoveFilter.Place(last.at(), last.id())));
        int count = (int) Inputs.number("limit", limit, 1, MAX_LIMIT);
        return MovesRepresentation.of(
                transactions.run(() -> records.page(filter, count + 1)), count);
    }

    @GET
    @Path("{moveId}")
    @Operation(summary = "One move, with its history")
    public Response find(@PathParam("moveId") String moveId) {
        UUID id = moveId(moveId);
        Optional<MoveRepresentation> found =
                transactions.run(() -> {
                    Optional<MoveRecord> record = records.find(id);
                    return record.isEmpty()
                            ? Optional.<MoveRepresentation>empty()
                            : Optional.of(MoveRepresentation.of(record.get(), history.of(id)));
                });
        return found.map(move -> Response.ok(move).build())
                .orElseGet(() -> Problems.answer(TopologyProblems.MOVE_UNKNOWN));
    }

    @POST
    @Path("{moveId}/abort")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Gives a move up, if the user's home has not changed yet")
    public Response abort(@PathParam("moveId") String moveId, @Nullable ReasonRequest request) {
        ReasonRequest reason = request == null ? ReasonRequest.EMPTY : request;
        return switch (moves.giveUp(moveId(moveId), caller.reason(reason.by(), reason.reason()))) {
            case AbortOutcome.Aborted(MoveRecord move) -> answer(move);
            case AbortOutcome.AbortedBefore(MoveRecord move) -> answer(move);
            case AbortOutcome.TooLate(MoveRecord move) ->
                    Problems.answer(
                            TopologyProblems.MOVE_TOO_LATE,
                            "It is "
                                    + move.move().state().name().toLowerCase(Locale.ROOT)
                                    + "; another move can take the user back.");
            case AbortOutcome.Unknown _ -> Problems.answer(TopologyProblems.MOVE_UNKNOWN);
        };
    }

    @POST
    @Path("{moveId}/retry")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Plans a new move for one that was given up")
    public Response retry(@PathParam("moveId") String moveId, @Nullable ReasonRequest request) {
        ReasonRequest reason = request == null ? ReasonRequest.EMPTY : request;
        return switch (planMoves.retry(
                moveId(moveId),
                caller.reason(reason.by(), reason.reason()),
                Boolean.TRUE.equals(reason.override()))) {
            case RetryOutcome.Asked asked -> PlanAnswers.of(asked.outcome());
            case RetryOutcome.NotAborted _ -> Problems.answer(TopologyProblems.MOVE_NOT_ABORTED);
            case RetryOutcome.Unknown _ -> Problems.answer(TopologyProblems.MOVE_UNKNOWN);
        };
    }

    private static Response answer(MoveRecord move) {
        return Response.ok(MoveRepresentation.of(move)).build();
    }

    private static UUID moveId(String text) {
        return Uuids.parse(text)
                .orElseThrow(() ->
                        new InvalidInputException(
                                "moveId is a UUID in its canonical, lower-case form."));
    }

    private static MoveState state(String text) {
        return Arrays.stream(MoveState.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("state is a state of a move."));
    }

    /// The wish for a move, as it was sent.
    public record MoveRequest(
            @Nullable String userId,
            @Nullable String target,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Boolean override,
            @Nullable Boolean dryRun) {

        static final MoveRequest EMPTY = new MoveRequest(null, null, null, null, null, null);

        MoveWish toWish(Reason why) {
            return new MoveWish(
                    Inputs.userId(userId == null ? "" : userId),
                    Inputs.cellId(target == null ? "" : target),
                    why,
                    false,
                    Boolean.TRUE.equals(override),
                    Optional.empty());
        }

        boolean isDryRun() {
            return Boolean.TRUE.equals(dryRun);
        }
    }

    /// Who wants something done about a move, and why, as it was sent.
    public record ReasonRequest(
            @Nullable String by, @Nullable String reason, @Nullable Boolean override) {

        static final ReasonRequest EMPTY = new ReasonRequest(null, null, null);
    }

    /// A page of moves on the wire.
    ///
    /// @param cursor for the next page; left out when there is none
    public record MovesRepresentation(List<MoveRepresentation> moves, @Nullable String cursor) {

        public MovesRepresentation {
            moves = List.copyOf(moves);
        }

        /// @param found one more than asked for, if there is more
        static MovesRepresentation of(List<MoveRecord> found, int limit) {
            List<MoveRecord> shown = found.subList(0, Math.min(limit, found.size()));
            return new MovesRepresentation(
                    shown.stream().map(MoveRepresentation::of).toList(),
                    found.size() > limit ? cursorAfter(shown.getLast()) : null);
        }

        private static String cursorAfter(MoveRecord last) {
            return new PageCursor(last.times().planned(), last.move().id()).text();
        }
    }
}

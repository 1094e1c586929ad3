package io.typogram.topology.rollouts.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.Uuids;
import io.typogram.server.problems.InvalidInputException;
import io.typogram.server.problems.Problems;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Release;
import io.typogram.topology.platform.Caller;
import io.typogram.topology.platform.ForOperators;
import io.typogram.topology.platform.Inputs;
import io.typogram.topology.platform.TopologyProblems;
import io.typogram.topology.rollouts.entity.BeginOutcome;
import io.typogram.topology.rollouts.entity.BeginOutcome.Begun;
import io.typogram.topology.rollouts.entity.BeginOutcome.CellUnknown;
import io.typogram.topology.rollouts.entity.BeginOutcome.NoCanary;
import io.typogram.topology.rollouts.entity.BeginOutcome.UnderWay;
import io.typogram.topology.rollouts.entity.BeginOutcome.Unfit;
import io.typogram.topology.rollouts.entity.ChangeOutcome;
import io.typogram.topology.rollouts.entity.ChangeOutcome.Changed;
import io.typogram.topology.rollouts.entity.ChangeOutcome.TooLate;
import io.typogram.topology.rollouts.entity.ChangeOutcome.Unknown;
import io.typogram.topology.rollouts.entity.Gate;
import io.typogram.topology.rollouts.entity.Rollout;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// New releases on their way into the cells.
@Path("rollouts")
@ForOperators
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RolloutsResource {

    private static final int MAX_ROLLOUTS = 20;
    private static final long USUAL_SOAK_SECONDS = 600;

    @Inject private ChangeRollouts rollouts;
    @Inject private Caller caller;

    @GET
    @Operation(summary = "The latest rollouts, the newest first, at most 20")
    public RolloutsRepresentation latest() {
        return new RolloutsRepresentation(
                rollouts.latest(MAX_ROLLOUTS).stream()
                        .map(shown -> RolloutRepresentation.of(shown, false))
                        .toList());
    }

    @GET
    @Path("{rolloutId}")
    @Operation(summary = "A rollout with its history, and how far each cell is")
    public Response find(@PathParam("rolloutId") String rolloutId) {
        return rollouts.find(id(rolloutId))
                .map(shown -> Response.ok(RolloutRepresentation.of(shown, true)).build())
                .orElseGet(() -> Problems.answer(TopologyProblems.ROLLOUT_UNKNOWN));
    }

    @GET
    @Path("gate")
    @Operation(summary = "Whether a cell may take a release now; 409 when it may not")
    public Response gate(
            @QueryParam("cell") @Nullable String cell,
            @QueryParam("release") @Nullable String release) {
        CellId id = Inputs.cellId(cell == null ? "" : cell);
        Release wanted = release(release);
        return rollouts.gate(id, wanted)
                .map(gate -> answer(gate, id, wanted))
                .orElseGet(() -> Problems.answer(TopologyProblems.CELL_UNKNOWN));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Begins to roll a release out: one cell may take it first. dryRun only says which")
    public Response begin(@Nullable RolloutRequest request) {
        RolloutRequest wish =
                request == null ? new RolloutRequest(null, null, null, null, null, null) : request;
        boolean dryRun = Boolean.TRUE.equals(wish.dryRun());
        Long soak =
                wish.soakSeconds() == null ? Long.valueOf(USUAL_SOAK_SECONDS) : wish.soakSeconds();
        BeginOutcome outcome =
                rollouts.begin(
                        new ChangeRollouts.Wish(
                                release(wish.release()),
                                Optional.ofNullable(wish.canary()).map(Inputs::cellId),
                                Duration.ofSeconds(
                                        Inputs.number(
                                                "soakSeconds",
                                                soak,
                                                0,
                                                Rollout.MAX_SOAK.toSeconds())),
                                caller.reason(wish.by(), wish.reason()),
                                dryRun));
        return answer(outcome, dryRun);
    }

    @POST
    @Path("{rolloutId}/continue")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Lets all cells take the release at once; of a halted rollout, the canary again")
    public Response goOn(
            @PathParam("rolloutId") String rolloutId, @Nullable ChangeRequest request) {
        ChangeRequest wish = request == null ? new ChangeRequest(null, null) : request;
        return answer(rollouts.goOn(id(rolloutId), caller.reason(wish.by(), wish.reason())));
    }

    @POST
    @Path("{rolloutId}/halt")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Lets no further cell take the release")
    public Response halt(
            @PathParam("rolloutId") String rolloutId, @Nullable ChangeRequest request) {
        ChangeRequest wish = request == null ? new ChangeRequest(null, null) : request;
        return answer(rollouts.halt(id(rolloutId), caller.reason(wish.by(), wish.reason())));
    }

    private static Response answer(BeginOutcome outcome, boolean dryRun) {
        return switch (outcome) {
            case Begun(Rollout rollout) ->
                    Response.status(dryRun ? Response.Status.OK : Response.Status.CREATED)
                            .entity(RolloutRepresentation.of(rollout, dryRun))
                            .build();
            case UnderWay(Rollout rollout) ->
                    Problems.answer(
                            TopologyProblems.ROLLOUT_UNDER_WAY,
                            "It is %s, of %s.".formatted(rollout.id(), rollout.release()));
            case CellUnknown _ -> Problems.answer(TopologyProblems.CELL_UNKNOWN);
            case Unfit(Cell cell) ->
                    Problems.answer(
                            TopologyProblems.ROLLOUT_NO_CANARY,
                            "%s is %s.".formatted(cell.id(), cell.state().wireName()));
            case NoCanary _ ->
                    Problems.answer(
                            TopologyProblems.ROLLOUT_NO_CANARY,
                            "No shared cell is active; name one.");
        };
    }

    private static Response answer(ChangeOutcome outcome) {
        return switch (outcome) {
            case Changed(Rollout rollout) ->
                    Response.ok(RolloutRepresentation.of(rollout, false)).build();
            case Unknown _ -> Problems.answer(TopologyProblems.ROLLOUT_UNKNOWN);
            case TooLate(Rollout rollout) ->
                    Problems.answer(
                            TopologyProblems.ROLLOUT_ENDED,
                            "It is %s, or a later one has begun."
                                    .formatted(rollout.state().wireName()));
        };
    }

    private static Response answer(Gate gate, CellId cell, Release release) {
        return switch (gate) {
            case Gate.Open _ ->
                    Response.ok(new GateRepresentation(cell.value(), release.value(), true))
                            .build();
            case Gate.CanaryFirst(Optional<Rollout> rollout) ->
                    Problems.answer(
                            TopologyProblems.ROLLOUT_CANARY_FIRST,
                            rollout.map(known -> "%s takes it first.".formatted(known.canary()))
                                    .orElse("Nobody has begun to roll it out."));
            case Gate.Halted(Rollout rollout) ->
                    Problems.answer(
                            TopologyProblems.ROLLOUT_HALTED, rollout.halted().orElse("") + ".");
        };
    }

    private static Release release(@Nullable String text) {
        try {
            return new Release(text == null ? "" : text);
        } catch (IllegalArgumentException notOne) {
            throw new InvalidInputException(
                    "release is such as 1.0.0+3f2a9c1: letters, digits and . _ + -, at most 64.");
        }
    }

    private static UUID id(String text) {
        return Uuids.parse(text)
                .orElseThrow(() ->
                        new InvalidInputException(
                                "rolloutId is a UUID in its canonical, lower-case form."));
    }

    /// The latest rollouts on the wire.
    public record RolloutsRepresentation(List<RolloutRepresentation> rollouts) {

        public RolloutsRepresentation {
            rollouts = List.copyOf(rollouts);
        }
    }

    /// The answer of the gate, when it is open.
    public record GateRepresentation(String cell, String release, boolean allowed) {}

    /// The wish to roll a release out, as it was sent.
    public record RolloutRequest(
            @Nullable String release,
            @Nullable String canary,
            @Nullable Long soakSeconds,
            @Nullable String by,
            @Nullable String reason,
            @Nullable Boolean dryRun) {}

    /// The wish to halt a rollout or to have it go on, as it was sent.
    public record ChangeRequest(@Nullable String by, @Nullable String reason) {}
}

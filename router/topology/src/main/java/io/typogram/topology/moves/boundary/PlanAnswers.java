package io.typogram.topology.moves.boundary;

import io.typogram.kernel.topology.Home;
import io.typogram.server.problems.Problems;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.moves.entity.MoveRecord;
import io.typogram.topology.moves.entity.PlanOutcome;
import io.typogram.topology.moves.entity.PlanOutcome.PlanRefusal;
import io.typogram.topology.platform.TopologyProblems;
import io.typogram.topology.tenants.Tenant;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/// What came of the wish for a move, on the wire.
final class PlanAnswers {

    private PlanAnswers() {}

    static Response of(PlanOutcome outcome) {
        return switch (outcome) {
            case PlanOutcome.Planned(MoveRecord move) ->
                    Response.status(Response.Status.CREATED)
                            .entity(MoveRepresentation.of(move))
                            .build();
            case PlanOutcome.Possible(Home from, Cell target) ->
                    Response.ok(
                                    new PossibleRepresentation(
                                            true,
                                            from.cell().value(),
                                            from.epoch(),
                                            target.id().value()))
                            .build();
            case PlanOutcome.Refused(PlanRefusal refusal) -> of(refusal);
        };
    }

    private static Response of(PlanRefusal refusal) {
        return switch (refusal) {
            case PlanRefusal.UserUnknown _ -> Problems.answer(TopologyProblems.HOME_UNKNOWN);
            case PlanRefusal.Erased _ -> Problems.answer(TopologyProblems.USER_ERASED);
            case PlanRefusal.TargetUnknown _ -> Problems.answer(TopologyProblems.CELL_UNKNOWN);
            case PlanRefusal.AtHomeAlready _ ->
                    Problems.answer(TopologyProblems.MOVE_AT_HOME_ALREADY);
            case PlanRefusal.UnderWay(UUID open) ->
                    Problems.answer(TopologyProblems.MOVE_UNDER_WAY, "It is " + open + ".");
            case PlanRefusal.Quarantined(Cell cell) ->
                    Problems.answer(
                            TopologyProblems.MOVE_CELL_QUARANTINED, "It is " + cell.id() + ".");
            case PlanRefusal.TargetClosed(Cell target) ->
                    Problems.answer(
                            TopologyProblems.MOVE_TARGET_CLOSED,
                            "It is " + target.state().wireName() + ".");
            case PlanRefusal.TargetFull(Cell target, long arriving) ->
                    Problems.answer(
                            TopologyProblems.MOVE_TARGET_FULL,
                            "It has %d users, %d are on their way, and it takes %d."
                                    .formatted(target.users(), arriving, target.capacity()));
            case PlanRefusal.LeavesRegion(Cell source, Cell target) ->
                    Problems.answer(
                            TopologyProblems.MOVE_LEAVES_REGION,
                            "From " + source.region() + " to " + target.region() + ".");
            case PlanRefusal.LeavesTenant(Cell source, Cell target) ->
                    Problems.answer(
                            TopologyProblems.MOVE_LEAVES_TENANT,
                            "From %s, which is %s, to %s, which is %s."
                                    .formatted(
                                            source.id(),
                                            source.kind().wireName(),
                                            target.id(),
                                            target.kind().wireName()));
            case PlanRefusal.SeatsTaken(Tenant tenant, long arriving) ->
                    Problems.answer(
                            TopologyProblems.TENANT_SEATS_TAKEN,
                            "It has %d members, %d are on their way, and %d seats."
                                    .formatted(tenant.seated(), arriving, tenant.seats()));
        };
    }

    /// That a move could be planned, on the wire.
    public record PossibleRepresentation(
            boolean dryRun, String from, int fromEpoch, String target) {}
}

package io.typogram.topology.moves.boundary;

import io.typogram.kernel.moves.MoveState;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.moves.control.MoveRecords;
import io.typogram.topology.moves.control.Plans;
import io.typogram.topology.moves.entity.MoveRecord;
import io.typogram.topology.moves.entity.MoveWish;
import io.typogram.topology.moves.entity.MovesDue;
import io.typogram.topology.moves.entity.PlanOutcome;
import io.typogram.topology.moves.entity.RetryOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/// Plans moves that people wish for; who drives moves takes them up.
@ApplicationScoped
public class PlanMoves {

    @Inject private Transactions transactions;
    @Inject private MoveRecords records;
    @Inject private Plans plans;
    @Inject private Event<MovesDue> due;

    /// Plans a move, or says why not.
    ///
    /// @param dryRun whether it is only asked
    public PlanOutcome plan(MoveWish wish, boolean dryRun) {
        return announce(transactions.run(JdbcMoves.MAX_ATTEMPTS, () -> plans.plan(wish, dryRun)));
    }

    /// Plans again what was given up.
    public RetryOutcome retry(UUID id, Reason reason, boolean override) {
        Optional<MoveRecord> known = transactions.run(() -> records.find(id));
        if (known.isEmpty()) {
            return new RetryOutcome.Unknown();
        }
        MoveRecord record = known.get();
        if (record.move().state() != MoveState.ABORTED) {
            return new RetryOutcome.NotAborted(record);
        }
        var wish =
                new MoveWish(
                        record.move().user(),
                        record.move().target(),
                        reason,
                        override,
                        Optional.empty());
        return new RetryOutcome.Asked(plan(wish, false));
    }

    private PlanOutcome announce(PlanOutcome outcome) {
        if (outcome instanceof PlanOutcome.Planned) {
            due.fire(new MovesDue());
        }
        return outcome;
    }
}

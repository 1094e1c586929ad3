package io.typogram.topology.moves.boundary;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.moves.MoveState;
import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.FaultException;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.keycloak.KeycloakOrganisations;
import io.typogram.topology.keycloak.Organisation;
import io.typogram.topology.moves.control.MoveRecords;
import io.typogram.topology.moves.control.Plans;
import io.typogram.topology.moves.entity.MoveRecord;
import io.typogram.topology.moves.entity.MoveWish;
import io.typogram.topology.moves.entity.MovesDue;
import io.typogram.topology.moves.entity.PlanOutcome;
import io.typogram.topology.moves.entity.RetryOutcome;
import io.typogram.topology.tenants.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// Plans moves that people wish for; who drives moves takes them up.
@ApplicationScoped
public class PlanMoves {

    @Inject private Transactions transactions;
    @Inject private MoveRecords records;
    @Inject private Plans plans;
    @Inject private Cells cells;
    @Inject private Tenants tenants;
    @Inject private KeycloakOrganisations organisations;
    @Inject private Event<MovesDue> due;

    /// Plans a move, or says why not.
    ///
    /// @param dryRun whether it is only asked
    public PlanOutcome plan(MoveWish wish, boolean dryRun) {
        MoveWish known = isOfMember(wish) ? wish.ofMember() : wish;
        return announce(transactions.run(JdbcMoves.MAX_ATTEMPTS, () -> plans.plan(known, dryRun)));
    }

    /// Whether the user is known as a member of the tenant whose cell the target is. When Keycloak does not
    /// say, nobody is: then it needs somebody who overrides.
    private boolean isOfMember(MoveWish wish) {
        Optional<Organisation> organisation = transactions.run(() -> organisationOf(wish.target()));
        if (wish.override() || organisation.isEmpty()) {
            return false;
        }
        try {
            return organisations.isMember(organisation.get(), wish.user());
        } catch (FaultException away) {
            return false;
        }
    }

    private Optional<Organisation> organisationOf(CellId id) throws SQLException {
        Optional<Cell> cell = cells.find(id);
        if (cell.isEmpty()) {
            return Optional.empty();
        }
        return tenants.all().stream()
                .filter(tenant -> tenant.owns(cell.get()))
                .findFirst()
                .flatMap(tenant ->
                        tenant.organisation()
                                .map(known -> new Organisation(known, tenant.id().value())));
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
                        false,
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

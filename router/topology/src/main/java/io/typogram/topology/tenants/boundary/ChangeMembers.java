package io.typogram.topology.tenants.boundary;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.server.persistence.Transactions;
import io.typogram.server.problems.Problems;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.keycloak.KeycloakOrganisations;
import io.typogram.topology.keycloak.Organisation;
import io.typogram.topology.platform.TopologyProblems;
import io.typogram.topology.tenants.SeatedUsers;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.Tenants;
import io.typogram.topology.tenants.control.Administrators;
import io.typogram.topology.tenants.control.MemberErasure;
import io.typogram.topology.tenants.control.MemberOutcome;
import io.typogram.topology.tenants.control.TenantChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// Says who is a tenant's member, and who its administrator. Membership is Keycloak's, administration is
/// ours. Each step finds done what was done before, so a wish that was interrupted is made again.
@ApplicationScoped
class ChangeMembers {

    @Inject private Transactions transactions;
    @Inject private Tenants tenants;
    @Inject private TenantChanges changes;
    @Inject private Administrators administrators;
    @Inject private KeycloakOrganisations organisations;
    @Inject private SeatedUsers seatedUsers;

    /// Makes somebody a member.
    ///
    /// @param administrator whether they are an administrator from now on; empty to leave that as it is
    MemberOutcome join(TenantId id, UserId user, Optional<Boolean> administrator, Reason reason) {
        Optional<Organisation> organisation = organisation(id);
        if (organisation.isEmpty()) {
            return MemberOutcome.TENANT_UNKNOWN;
        }
        MemberOutcome allowed = transactions.run(() -> mayAdminister(id, user, administrator));
        if (allowed != MemberOutcome.DONE) {
            return allowed;
        }
        if (!organisations.addMember(organisation.get(), user)) {
            return MemberOutcome.USER_UNKNOWN;
        }
        return transactions.run(() -> {
            MemberOutcome outcome = administer(id, user, administrator);
            if (outcome == MemberOutcome.DONE) {
                String what =
                        administrator
                                .map(wanted ->
                                        wanted ? ", and administrator" : ", no administrator")
                                .orElse("");
                note(id, reason, user + " is a member" + what);
            }
            return outcome;
        });
    }

    /// Ends somebody's membership, and their administration before it. Their data and their seat stay. It stands in
    /// the audit before it is done: Keycloak may have done it when we no longer could say so.
    MemberOutcome leave(TenantId id, UserId user, Reason reason) {
        Optional<Organisation> organisation = organisation(id);
        if (organisation.isEmpty()) {
            return MemberOutcome.TENANT_UNKNOWN;
        }
        Optional<Boolean> no = Optional.of(false);
        MemberOutcome allowed = transactions.run(() -> mayAdminister(id, user, no));
        if (allowed != MemberOutcome.DONE) {
            return allowed;
        }
        boolean isMember = organisations.isMember(organisation.get(), user);
        MemberOutcome outcome =
                transactions.run(() -> {
                    MemberOutcome administered = administer(id, user, no);
                    if (administered == MemberOutcome.DONE && isMember) {
                        note(id, reason, user + " is a member no more");
                    }
                    return administered;
                });
        if (outcome == MemberOutcome.DONE && isMember) {
            organisations.removeMember(organisation.get(), user);
        }
        return outcome;
    }

    /// Has somebody erased who has one of the tenant's seats. That stands in the audit before it is begun.
    MemberErasure erase(TenantId id, UserId user, Reason reason) {
        MemberOutcome outcome = transactions.run(() -> letGo(id, user, reason));
        return outcome == MemberOutcome.DONE
                ? new MemberErasure.Requested(seatedUsers.erase(user, reason))
                : new MemberErasure.Refused(outcome);
    }

    private MemberOutcome letGo(TenantId id, UserId user, Reason reason) throws SQLException {
        Optional<Tenant> tenant = tenants.find(id).filter(Tenant::isActive);
        if (tenant.isEmpty()) {
            return MemberOutcome.TENANT_UNKNOWN;
        }
        if (!seatedUsers.isSeated(tenant.get(), user)) {
            return MemberOutcome.NOT_SEATED;
        }
        MemberOutcome outcome = administer(id, user, Optional.of(false));
        if (outcome == MemberOutcome.DONE) {
            note(id, reason, user + " is to be erased");
        }
        return outcome;
    }

    static Response answer(MemberOutcome outcome) {
        return switch (outcome) {
            case DONE -> Response.noContent().build();
            case TENANT_UNKNOWN -> Problems.answer(TopologyProblems.TENANT_UNKNOWN);
            case USER_UNKNOWN -> Problems.answer(TopologyProblems.TENANT_MEMBER_UNKNOWN);
            case NOT_SEATED -> Problems.answer(TopologyProblems.TENANT_SEAT_UNKNOWN);
            case LAST_ADMINISTRATOR -> Problems.answer(TopologyProblems.TENANT_LAST_ADMINISTRATOR);
            case TOO_MANY_ADMINISTRATORS ->
                    Problems.answer(TopologyProblems.TENANT_ADMINISTRATORS_TOO_MANY);
        };
    }

    private Optional<Organisation> organisation(TenantId id) {
        return transactions
                .run(() -> tenants.find(id))
                .filter(Tenant::isActive)
                .flatMap(Tenant::organisation)
                .map(known -> new Organisation(known, id.value()));
    }

    /// @param wanted whether they are an administrator from now on; empty to leave that as it is
    private MemberOutcome administer(TenantId id, UserId user, Optional<Boolean> wanted)
            throws SQLException {
        MemberOutcome allowed = mayAdminister(id, user, wanted);
        if (allowed == MemberOutcome.DONE && wanted.isPresent()) {
            boolean isAdministrator = administrators.of(id).contains(user);
            if (wanted.get() && !isAdministrator) {
                administrators.add(id, user);
            } else if (!wanted.get() && isAdministrator) {
                administrators.remove(id, user);
            }
        }
        return allowed;
    }

    private MemberOutcome mayAdminister(TenantId id, UserId user, Optional<Boolean> wanted)
            throws SQLException {
        Set<UserId> known = administrators.of(id);
        if (wanted.isEmpty() || known.contains(user) == wanted.get()) {
            return MemberOutcome.DONE;
        }
        if (!wanted.get() && known.size() == 1) {
            return MemberOutcome.LAST_ADMINISTRATOR;
        }
        return wanted.get() && known.size() == Administrators.MAX_ADMINISTRATORS
                ? MemberOutcome.TOO_MANY_ADMINISTRATORS
                : MemberOutcome.DONE;
    }

    private void note(TenantId id, Reason reason, String description) throws SQLException {
        Tenant tenant = tenants.find(id).orElseThrow();
        Tenant noted = tenant.withVersion(tenant.version() + 1);
        tenants.store(noted);
        changes.note(noted, reason, description);
    }
}

package io.typogram.topology.tenants.boundary;

import io.typogram.kernel.identity.TenantId;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.CellHosts;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.keycloak.KeycloakOrganisations;
import io.typogram.topology.keycloak.Organisation;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.TenantState;
import io.typogram.topology.tenants.Tenants;
import io.typogram.topology.tenants.control.Administrators;
import io.typogram.topology.tenants.control.TenantChanges;
import io.typogram.topology.tenants.control.TenantEndOutcome;
import io.typogram.topology.tenants.control.TenantEndOutcome.Ended;
import io.typogram.topology.tenants.control.TenantEndOutcome.Ending;
import io.typogram.topology.tenants.control.TenantEndOutcome.Unknown;
import io.typogram.topology.versions.DirectoryAdvanced;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Ends tenants, in two steps: from the first wish on nobody is placed any more; and a wish that finds nobody
/// left frees all that the tenant had. What happens to its members between is not decided here. Each step finds
/// done what was done before, so a wish that was interrupted anywhere is made again.
@ApplicationScoped
public class EndTenants {

    /// Every placement and flip wants the row of versions too.
    private static final int MAX_ATTEMPTS = 40;

    @Inject private Transactions transactions;
    @Inject private Tenants tenants;
    @Inject private TenantChanges changes;
    @Inject private Administrators administrators;
    @Inject private CellHosts hosts;
    @Inject private KeycloakOrganisations organisations;
    @Inject private Event<DirectoryAdvanced> advanced;

    @Inject
    @ConfigProperty(name = "typogram.tokens.issuer")
    private String issuer;

    /// Goes on as far as it can be gone.
    ///
    /// @param dryRun whether it is only asked
    public TenantEndOutcome end(TenantId id, Reason reason, boolean dryRun) {
        TenantEndOutcome begun = transactions.run(MAX_ATTEMPTS, () -> begin(id, reason, dryRun));
        return begun instanceof Ending(Tenant tenant) && tenant.seated() == 0 && !dryRun
                ? finish(tenant, reason)
                : begun;
    }

    private TenantEndOutcome begin(TenantId id, Reason reason, boolean dryRun) throws SQLException {
        Optional<Tenant> known = tenants.find(id);
        if (known.isEmpty()) {
            return new Unknown();
        }
        Tenant tenant = known.get();
        return switch (tenant.state()) {
            case ENDED -> new Ended(tenant);
            case ENDING -> new Ending(tenant);
            case PROVISIONING, ACTIVE ->
                    new Ending(
                            dryRun ? tenant : store(tenant.withState(TenantState.ENDING), reason));
        };
    }

    /// Keycloak first: what is left undone there is found again as long as the tenant has not ended.
    private TenantEndOutcome finish(Tenant tenant, Reason reason) {
        tenant.organisation()
                .ifPresent(known ->
                        organisations.delete(new Organisation(known, tenant.id().value())));
        organisations.forgetHosts(URI.create(issuer), tenant.hosts());
        Finished finished = transactions.run(MAX_ATTEMPTS, () -> free(tenant.id(), reason));
        if (finished.version() > 0) {
            advanced.fire(new DirectoryAdvanced(finished.version()));
        }
        return finished.outcome();
    }

    private Finished free(TenantId id, Reason reason) throws SQLException {
        Tenant tenant = tenants.find(id).orElseThrow();
        if (tenant.state() != TenantState.ENDING || tenant.seated() > 0) {
            return new Finished(new Ending(tenant), 0);
        }
        // The name may become another's, and so would they.
        administrators.removeAll(id);
        long version = hosts.take(tenant.hosts(), reason);
        return new Finished(new Ended(store(tenant.withState(TenantState.ENDED), reason)), version);
    }

    private Tenant store(Tenant tenant, Reason reason) throws SQLException {
        Tenant stored = tenant.withVersion(tenant.version() + 1);
        tenants.store(stored);
        changes.record(stored, reason);
        return stored;
    }

    /// @param version of the cells' last change; zero when there was none
    private record Finished(TenantEndOutcome outcome, long version) {}
}

package io.typogram.topology.tenants.boundary;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.server.persistence.Transactions;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import io.typogram.topology.cells.Cells;
import io.typogram.topology.cells.Reason;
import io.typogram.topology.keycloak.IdentityProvider;
import io.typogram.topology.keycloak.KeycloakOrganisations;
import io.typogram.topology.keycloak.Organisation;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.TenantState;
import io.typogram.topology.tenants.Tenants;
import io.typogram.topology.tenants.control.TenantChanges;
import io.typogram.topology.tenants.control.TenantOutcome;
import io.typogram.topology.tenants.control.TenantOutcome.Another;
import io.typogram.topology.tenants.control.TenantOutcome.Done;
import io.typogram.topology.tenants.control.TenantOutcome.HostTaken;
import io.typogram.topology.tenants.control.TenantOutcome.NowhereToShare;
import io.typogram.topology.tenants.control.TenantOutcome.ProviderUnreadable;
import io.typogram.topology.tenants.control.TenantOutcome.TooMany;
import io.typogram.topology.tenants.control.TenantOutcome.Unknown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes tenants and changes them.
///
/// A tenant is made in three steps: its name and hosts are taken here, its organisation is made at Keycloak,
/// and then its members may come. Each finds done what was done before. So a wish that a crash, or a Keycloak
/// that was away, has interrupted anywhere is made again and goes on.
@ApplicationScoped
public class ChangeTenants {

    @Inject private Transactions transactions;
    @Inject private Tenants tenants;
    @Inject private TenantChanges changes;
    @Inject private Cells cells;
    @Inject private KeycloakOrganisations organisations;

    @Inject
    @ConfigProperty(name = "typogram.tokens.issuer")
    private String issuer;

    /// How a tenant is described by whoever wants it.
    ///
    /// @param sharing the region in whose shared cells its members live; empty for one with a cell of its own,
    ///     or to leave it as it is
    /// @param provider where its members sign in; empty for our Keycloak, or to leave it as it is
    public record Description(
            TenantId id,
            String displayName,
            List<HostName> hosts,
            long seats,
            Set<Disclosure> allowed,
            Optional<RegionId> sharing,
            Optional<IdentityProvider> provider) {

        public Description {
            hosts = List.copyOf(hosts);
            allowed = Set.copyOf(allowed);
        }
    }

    /// Makes a tenant.
    ///
    /// @param dryRun whether it is only asked
    public TenantOutcome add(Description wish, Reason reason, boolean dryRun) {
        TenantOutcome taken = transactions.run(() -> take(wish, reason, dryRun));
        return taken instanceof Done && !dryRun ? provision(wish, reason) : taken;
    }

    /// Describes a tenant anew. Members who have a seat keep it, though there are fewer now.
    public TenantOutcome change(Description wish, Reason reason) {
        TenantOutcome changed = transactions.run(() -> describe(wish, reason));
        return changed instanceof Done ? provision(wish, reason) : changed;
    }

    private TenantOutcome take(Description wish, Reason reason, boolean dryRun)
            throws SQLException {
        Optional<Tenant> before = tenants.find(wish.id());
        Optional<Tenant> known = before.filter(tenant -> !tenant.hasEnded());
        Tenant wanted = known.map(tenant -> described(tenant, wish)).orElseGet(() -> made(wish));
        if (known.isPresent()) {
            return known.get().equals(wanted) && wanted.sharing().equals(wish.sharing())
                    ? new Done(wanted)
                    : new Another(known.get());
        }
        if (wanted.sharesCells() && cells.all().stream().noneMatch(wanted::shares)) {
            return new NowhereToShare();
        }
        if (tenants.all().size() >= Tenants.MAX_TENANTS) {
            return new TooMany();
        }
        Optional<HostName> taken = takenHost(wanted);
        if (taken.isPresent()) {
            return new HostTaken(taken.get());
        }
        long version = before.map(Tenant::version).orElse(0L);
        return dryRun ? new Done(wanted) : store(wanted.withVersion(version), reason);
    }

    private TenantOutcome describe(Description wish, Reason reason) throws SQLException {
        Optional<Tenant> known = tenants.find(wish.id()).filter(tenant -> !tenant.hasEnded());
        if (known.isEmpty()) {
            return new Unknown();
        }
        if (wish.sharing().isPresent() && !wish.sharing().equals(known.get().sharing())) {
            return new Another(known.get());
        }
        Tenant wanted = described(known.get(), wish);
        Optional<HostName> taken = takenHost(wanted);
        if (taken.isPresent()) {
            return new HostTaken(taken.get());
        }
        return wanted.equals(known.get()) ? new Done(wanted) : store(wanted, reason);
    }

    private TenantOutcome provision(Description wish, Reason reason) {
        Organisation organisation =
                organisations.findOrCreate(wish.id().value(), wish.hosts().getFirst().value());
        organisations.allowHosts(URI.create(issuer), wish.hosts());
        boolean isConnected =
                wish.provider()
                        .map(provider -> organisations.connect(organisation, provider))
                        .orElse(true);
        if (!isConnected) {
            return new ProviderUnreadable();
        }
        Optional<Tenant.Provider> provider =
                wish.provider()
                        .map(given -> new Tenant.Provider(given.kind(), given.description()));
        return transactions.run(() -> {
            Tenant known = tenants.find(wish.id()).orElseThrow();
            Tenant ready = known.provisioned(organisation.id(), provider);
            return ready.equals(known) ? new Done(known) : store(ready, reason);
        });
    }

    private Optional<HostName> takenHost(Tenant wanted) throws SQLException {
        for (Tenant other : tenants.all()) {
            if (!other.id().equals(wanted.id()) && !other.hasEnded()) {
                Optional<HostName> shared = common(wanted.hosts(), other.hosts());
                if (shared.isPresent()) {
                    return shared;
                }
            }
        }
        for (Cell cell : cells.all()) {
            Optional<HostName> shared = common(wanted.hosts(), cell.hosts());
            if (cell.kind() == CellKind.SHARED && shared.isPresent()) {
                return shared;
            }
        }
        return Optional.empty();
    }

    private static Optional<HostName> common(List<HostName> some, List<HostName> others) {
        return some.stream().filter(others::contains).findFirst();
    }

    private static Tenant made(Description wish) {
        return new Tenant(
                wish.id(),
                wish.displayName(),
                wish.hosts(),
                wish.seats(),
                0,
                wish.allowed(),
                TenantState.PROVISIONING,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                wish.sharing(),
                0);
    }

    private static Tenant described(Tenant known, Description wish) {
        return known.describedAs(wish.displayName(), wish.hosts(), wish.seats(), wish.allowed());
    }

    private Done store(Tenant tenant, Reason reason) throws SQLException {
        Tenant stored = tenant.withVersion(tenant.version() + 1);
        tenants.store(stored);
        changes.record(stored, reason);
        return new Done(stored);
    }
}

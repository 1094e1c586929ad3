package io.typogram.topology.tenants.boundary;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.tenants.Tenant;
import io.typogram.topology.tenants.control.TenantChange;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tenant on the wire. No secret of its identity provider is among it.
///
/// @param cells its own; empty while there is none
/// @param sharing the region in whose shared cells its members live; left out when it has cells of its own
/// @param changes the latest ones; left out in lists
public record TenantRepresentation(
        String id,
        String displayName,
        String state,
        List<String> hosts,
        List<String> cells,
        @Nullable String sharing,
        long seats,
        long seated,
        List<String> allowed,
        @Nullable ProviderRepresentation identityProvider,
        long version,
        @Nullable List<ChangeRepresentation> changes) {

    /// What is told of an identity provider.
    public record ProviderRepresentation(String kind, String address) {}

    /// One line of the audit.
    public record ChangeRepresentation(
            long version, String at, String by, String reason, String description) {

        static ChangeRepresentation of(TenantChange change) {
            return new ChangeRepresentation(
                    change.version(),
                    change.at().toString(),
                    change.reason().by(),
                    change.reason().why(),
                    change.description());
        }
    }

    public TenantRepresentation {
        hosts = List.copyOf(hosts);
        cells = List.copyOf(cells);
        allowed = List.copyOf(allowed);
        changes = changes == null ? null : List.copyOf(changes);
    }

    static TenantRepresentation of(Tenant tenant, Collection<Cell> all) {
        return of(tenant, all, null);
    }

    static TenantRepresentation of(
            Tenant tenant, Collection<Cell> all, @Nullable List<TenantChange> changes) {
        return new TenantRepresentation(
                tenant.id().value(),
                tenant.displayName(),
                tenant.state().wireName(),
                tenant.hosts().stream().map(HostName::value).toList(),
                tenant.cellsAmong(all).stream().map(cell -> cell.id().value()).toList(),
                tenant.sharing().map(RegionId::value).orElse(null),
                tenant.seats(),
                tenant.seated(),
                tenant.allowed().stream().map(Disclosure::wireName).toList(),
                tenant.provider()
                        .map(known -> new ProviderRepresentation(known.kind(), known.address()))
                        .orElse(null),
                tenant.version(),
                changes == null ? null : changes.stream().map(ChangeRepresentation::of).toList());
    }
}

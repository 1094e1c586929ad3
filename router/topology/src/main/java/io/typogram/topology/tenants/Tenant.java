package io.typogram.topology.tenants;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.RegionId;
import io.typogram.kernel.identity.TenantId;
import io.typogram.topology.cells.Cell;
import io.typogram.topology.cells.CellKind;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// A tenant as topology knows it.
///
/// @param hosts by which its people come; each belongs to one tenant only
/// @param seats the most users that may live in its cells
/// @param seated how many do
/// @param allowed what may leave its cell
/// @param organisation Keycloak's id of its organisation, once that is made
/// @param provider where its members sign in, if not at our Keycloak
/// @param former the cells that were its own before it moved; its users may live there still
/// @param sharing the region in whose shared cells its members live; empty for one with a cell of its own
/// @param version that of its latest change; who is seated is not part of that
public record Tenant(
        TenantId id,
        String displayName,
        List<HostName> hosts,
        long seats,
        long seated,
        Set<Disclosure> allowed,
        TenantState state,
        Optional<String> organisation,
        Optional<Provider> provider,
        Set<CellId> former,
        Optional<RegionId> sharing,
        long version) {

    public static final int MAX_DISPLAY_NAME_LENGTH = 100;
    public static final int MAX_HOSTS = Cell.MAX_HOSTS;
    public static final long MAX_SEATS = Cell.MAX_CAPACITY;

    /// What is known of an identity provider; its secret is not.
    ///
    /// @param kind `oidc` or `saml`
    /// @param address where it describes itself
    public record Provider(String kind, String address) {

        public Provider {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(address);
        }
    }

    public Tenant {
        Objects.requireNonNull(id);
        Objects.requireNonNull(state);
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(provider);
        Objects.requireNonNull(sharing);
        hosts = List.copyOf(hosts);
        former = Set.copyOf(former);
        allowed = Collections.unmodifiableSet(allowedOf(allowed));
        if (displayName.isBlank() || displayName.length() > MAX_DISPLAY_NAME_LENGTH) {
            throw new IllegalArgumentException(
                    "a tenant's name has 1 to " + MAX_DISPLAY_NAME_LENGTH + " characters");
        }
        if (hosts.isEmpty()
                || hosts.size() > MAX_HOSTS
                || new HashSet<>(hosts).size() < hosts.size()) {
            throw new IllegalArgumentException(
                    "a tenant has 1 to " + MAX_HOSTS + " host names, each once");
        }
        if (seats < 0 || seats > MAX_SEATS) {
            throw new IllegalArgumentException("seats are from 0 to " + MAX_SEATS);
        }
        if (seated < 0 || version < 0) {
            throw new IllegalArgumentException("seats and versions are counted from zero");
        }
        if (allowed.contains(Disclosure.INTERNAL)) {
            throw new IllegalArgumentException("nobody allows what is the platform's own");
        }
    }

    private static Set<Disclosure> allowedOf(Set<Disclosure> allowed) {
        Set<Disclosure> ordered = EnumSet.noneOf(Disclosure.class);
        ordered.addAll(allowed);
        return ordered;
    }

    public boolean hasSeat() {
        return seated < seats;
    }

    public boolean isActive() {
        return state == TenantState.ACTIVE;
    }

    /// Whether this is the tenant's own cell, be it one that it leaves.
    public boolean owns(Cell cell) {
        boolean isFormer = former.contains(cell.id()) && cell.hosts().isEmpty();
        return leadsTo(cell) || (!sharesCells() && cell.kind() == CellKind.DEDICATED && isFormer);
    }

    /// Whether the tenant's people come to this cell, and new members are placed there.
    public boolean leadsTo(Cell cell) {
        return !hasEnded()
                && !sharesCells()
                && cell.kind() == CellKind.DEDICATED
                && !Collections.disjoint(cell.hosts(), hosts);
    }

    /// Whether its members live beside everybody else, and it has no cell of its own.
    public boolean sharesCells() {
        return sharing.isPresent();
    }

    /// Whether it is a cell for everybody in which the tenant's new members may live.
    public boolean shares(Cell cell) {
        return cell.kind() == CellKind.SHARED && sharing.filter(cell.region()::equals).isPresent();
    }

    public boolean hasEnded() {
        return state == TenantState.ENDED;
    }

    /// As this one, in another state. One that has ended has no former cells either.
    public Tenant withState(TenantState newState) {
        Set<CellId> left = newState == TenantState.ENDED ? Set.of() : former;
        return with(newState, seated, left, version);
    }

    /// The tenant's own cells. There are several only while it moves from one into another.
    public List<Cell> cellsAmong(Collection<Cell> cells) {
        return cells.stream().filter(this::owns).toList();
    }

    /// As this one, after it has left some cells for another.
    public Tenant movedFrom(Collection<CellId> left) {
        Set<CellId> all = new HashSet<>(former);
        all.addAll(left);
        return with(state, seated, all, version);
    }

    public Tenant withSeated(long count) {
        return with(state, count, former, version);
    }

    public Tenant withVersion(long newVersion) {
        return with(state, seated, former, newVersion);
    }

    private Tenant with(
            TenantState newState, long newSeated, Set<CellId> newFormer, long newVersion) {
        return new Tenant(
                id,
                displayName,
                hosts,
                seats,
                newSeated,
                allowed,
                newState,
                organisation,
                provider,
                newFormer,
                sharing,
                newVersion);
    }

    /// As this one, described otherwise.
    public Tenant describedAs(
            String newName, List<HostName> newHosts, long newSeats, Set<Disclosure> newAllowed) {
        return new Tenant(
                id,
                newName,
                newHosts,
                newSeats,
                seated,
                newAllowed,
                state,
                organisation,
                provider,
                former,
                sharing,
                version);
    }

    /// As this one, with all that it needs at Keycloak.
    ///
    /// @param newProvider empty to leave it as it is
    public Tenant provisioned(String organisationId, Optional<Provider> newProvider) {
        return new Tenant(
                id,
                displayName,
                hosts,
                seats,
                seated,
                allowed,
                TenantState.ACTIVE,
                Optional.of(organisationId),
                newProvider.or(() -> provider),
                former,
                sharing,
                version);
    }
}

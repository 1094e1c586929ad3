package io.typogram.platform.tenancy;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.HostName;
import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.problems.Problem;
import io.typogram.platform.callers.Player;
import io.typogram.platform.tenancy.Ownership.Dedicated;
import io.typogram.platform.tenancy.Ownership.Everybodys;
import io.typogram.platform.tenancy.Ownership.Unknown;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.FaultException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Whose cell this is, and what may leave it.
@ApplicationScoped
public class Tenancy {

    /// Topology may be away for so long before what it allowed counts no more.
    static final Duration LONGEST_UNHEARD = Duration.ofHours(1);

    private static final Allowance NOTHING = new Allowance(Set.of(), Instant.MIN);

    private final Optional<TenantId> configured;
    private final InstantSource clock;

    private volatile Ownership ownership;
    private volatile Allowance allowance = NOTHING;
    private volatile Sharing sharing = Sharing.NOBODY;

    /// What topology has said, and when.
    private record Allowance(Set<Disclosure> disclosures, Instant heardAt) {}

    @Inject
    public Tenancy(
            @ConfigProperty(name = "typogram.cell.tenant") Optional<String> tenant,
            InstantSource clock) {
        this.configured = tenant.map(TenantId::new);
        this.ownership =
                configured
                        .<Ownership>map(own -> new Dedicated(Optional.of(own)))
                        .orElseGet(Unknown::new);
        this.clock = clock;
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected Tenancy() {
        this.configured = Optional.empty();
        this.ownership = new Unknown();
        this.clock = null;
    }

    /// Whose own the cell is. Empty when it is for everybody, and when nobody knows whose it is.
    public Optional<TenantId> tenant() {
        return ownership instanceof Dedicated(Optional<TenantId> tenant)
                ? tenant
                : Optional.empty();
    }

    /// Whether the cell is known to be for everybody.
    public boolean isForEverybody() {
        return ownership instanceof Everybodys;
    }

    /// Whether the player may be here: a cell of a tenant's own is for its members, by their own token.
    public boolean admits(Player player) {
        return tenant().map(player.tenants()::contains).orElse(true);
    }

    /// Whether something of that kind may leave the cell.
    ///
    /// @throws FaultException `topology-unavailable` when topology has never said whose the cell is: what is
    ///     left out is never told later, and what was told is never taken back
    public boolean letsOut(Disclosure disclosure) {
        return switch (ownership) {
            case Unknown _ ->
                    throw new FaultException(Problem.of(CommonProblems.TOPOLOGY_UNAVAILABLE));
            case Everybodys _ -> true;
            case Dedicated _ -> isAllowed(disclosure);
        };
    }

    /// As [#letsOut(Disclosure)], of a player who may be a member of a tenant that shares this cell.
    public boolean letsOut(Disclosure disclosure, Optional<TenantId> playersTenant) {
        return letsOut(disclosure) && !hides(disclosure, playersTenant);
    }

    /// Whether that is nobody's business but the tenant's, though the cell is for others as well. So it is of the
    /// members of a tenant that topology does not name, and when topology has been silent for long.
    public boolean hides(Disclosure disclosure, Optional<TenantId> playersTenant) {
        return playersTenant.isPresent()
                && !playersTenant.equals(tenant())
                && !shown(disclosure).contains(playersTenant.get());
    }

    /// The tenants of whose members in this cell everybody may know that: the cell's owner's too, for in
    /// its cell everybody is a member.
    public Set<TenantId> shown(Disclosure disclosure) {
        Set<TenantId> shown = new HashSet<>();
        tenant().ifPresent(shown::add);
        Sharing heard = sharing;
        if (isLately(heard.heardAt())) {
            heard.tenants().stream()
                    .filter(one -> one.allowed().contains(disclosure))
                    .map(Sharing.Sharer::tenant)
                    .forEach(shown::add);
        }
        return shown;
    }

    /// Whose place that is for somebody who comes by a host: the cell's owner's, or that of a tenant which
    /// shares the cell and has the host.
    public Optional<TenantId> tenantAt(Optional<HostName> host) {
        return tenant().or(() ->
                host.flatMap(name ->
                        sharing.tenants().stream()
                                .filter(one -> one.hosts().contains(name))
                                .map(Sharing.Sharer::tenant)
                                .findFirst()));
    }

    private boolean isAllowed(Disclosure disclosure) {
        Allowance heard = allowance;
        return heard.disclosures().contains(disclosure) && isLately(heard.heardAt());
    }

    private boolean isLately(Instant heardAt) {
        return clock.instant().isBefore(heardAt.plus(LONGEST_UNHEARD));
    }

    /// Topology has said who shares the cell with everybody.
    void hear(Set<Sharing.Sharer> sharers) {
        sharing = new Sharing(sharers, clock.instant());
    }

    /// What is known of whose the cell is.
    Ownership ownership() {
        return ownership;
    }

    /// Topology has said whose the cell is, and what may leave it from now on. A cell that is configured as a
    /// tenant's stays that tenant's; and one of which topology does not know any more whose it is, that of
    /// whom it was.
    void hear(Ownership said, Set<Disclosure> allowed) {
        Optional<TenantId> named =
                said instanceof Dedicated(Optional<TenantId> tenant) ? tenant : Optional.empty();
        boolean isOwners = named.isPresent() && (configured.isEmpty() || configured.equals(named));
        allowance = isOwners ? new Allowance(Set.copyOf(allowed), clock.instant()) : NOTHING;
        if (configured.isPresent()) {
            return;
        }
        ownership =
                switch (said) {
                    case Unknown _ -> ownership;
                    case Everybodys _ -> said;
                    case Dedicated(Optional<TenantId> tenant) ->
                            new Dedicated(tenant.or(this::tenant));
                };
    }
}

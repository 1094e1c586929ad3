package io.typogram.platform.tenancy;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.identity.TenantId;
import io.typogram.platform.callers.Player;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Whose cell this is, and what may leave it.
@ApplicationScoped
public class Tenancy {

    /// Topology may be away for so long before what it allowed counts no more.
    static final Duration LONGEST_UNHEARD = Duration.ofHours(1);

    private static final Allowance NOTHING = new Allowance(Set.of(), Instant.MIN);

    private final Optional<TenantId> tenant;
    private final InstantSource clock;

    private volatile Allowance allowance = NOTHING;

    /// What topology has said, and when.
    private record Allowance(Set<Disclosure> disclosures, Instant heardAt) {}

    @Inject
    public Tenancy(
            @ConfigProperty(name = "typogram.cell.tenant") Optional<String> tenant,
            InstantSource clock) {
        this.tenant = tenant.map(TenantId::new);
        this.clock = clock;
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected Tenancy() {
        this.tenant = Optional.empty();
        this.clock = null;
    }

    /// Empty when the cell is for everybody.
    public Optional<TenantId> tenant() {
        return tenant;
    }

    /// Whether the player may be here: a cell of a tenant's own is for its members, by their own token.
    public boolean admits(Player player) {
        return tenant.isEmpty() || player.tenants().contains(tenant.get());
    }

    /// Whether something of that kind may leave the cell.
    public boolean letsOut(Disclosure disclosure) {
        if (tenant.isEmpty()) {
            return true;
        }
        Allowance heard = allowance;
        return heard.disclosures().contains(disclosure)
                && clock.instant().isBefore(heard.heardAt().plus(LONGEST_UNHEARD));
    }

    /// Topology has said what may leave from now on.
    void hear(Set<Disclosure> allowed) {
        allowance = new Allowance(Set.copyOf(allowed), clock.instant());
    }
}

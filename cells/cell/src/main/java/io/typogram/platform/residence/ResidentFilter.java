package io.typogram.platform.residence;

import io.typogram.kernel.identity.TenantId;
import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.SignedIn;
import io.typogram.platform.tenancy.Tenancy;
import io.typogram.server.problems.Problems;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/// Serves a player's requests only in the player's home, reads as well: a copy elsewhere could be
/// old. At the end of a move reads and writes wait for a moment.
@SignedIn
@Provider
@Priority(Priorities.AUTHORIZATION)
public class ResidentFilter implements ContainerRequestFilter {

    @Inject private Caller caller;
    @Inject private Residences residences;
    @Inject private Tenancy tenancy;

    @Override
    public void filter(ContainerRequestContext request) {
        Lodging lodging = residences.lodging(caller.player(), caller.token());
        switch (lodging.residence()) {
            case Residence.Resident _, Residence.Newcomer _ -> {
                // An API key was made by a member; a token says whether its holder still is one.
                if (caller.token().isPresent() && !isWelcome(lodging.tenant())) {
                    request.abortWith(Problems.answer(ResidenceProblems.TENANT_MEMBERS_ONLY));
                }
            }
            case Residence.Erased _ -> request.abortWith(ResidenceAnswers.erased());
            case Residence.Moving _ -> request.abortWith(ResidenceAnswers.moving());
            case Residence.Elsewhere(var home) ->
                    request.abortWith(ResidenceAnswers.elsewhere(home));
        }
    }

    /// Whether the player's own token says that they are a member of the cell's owner, and of the tenant by which
    /// they came into a cell that it shares.
    private boolean isWelcome(Optional<TenantId> tenant) {
        return tenancy.admits(caller.player())
                && tenant.map(caller.player().tenants()::contains).orElse(true);
    }
}

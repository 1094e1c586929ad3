package io.typogram.platform.residence;

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
                if (caller.token().isPresent() && !lodging.isOpenTo(caller.player(), tenancy)) {
                    request.abortWith(Problems.answer(ResidenceProblems.TENANT_MEMBERS_ONLY));
                }
            }
            case Residence.Erased _ -> request.abortWith(ResidenceAnswers.erased());
            case Residence.Moving _ -> request.abortWith(ResidenceAnswers.moving());
            case Residence.Elsewhere(var home) ->
                    request.abortWith(ResidenceAnswers.elsewhere(home));
        }
    }
}

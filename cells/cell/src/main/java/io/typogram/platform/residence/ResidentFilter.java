package io.typogram.platform.residence;

import io.typogram.platform.callers.Caller;
import io.typogram.platform.callers.SignedIn;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/// Serves a player's requests only in the player's home, reads as well: a copy elsewhere could be
/// old. Reads go on while the player is moving; writes then wait at the fence.
@SignedIn
@Provider
@Priority(Priorities.AUTHORIZATION)
public class ResidentFilter implements ContainerRequestFilter {

    @Inject private Caller caller;
    @Inject private Residences residences;

    @Override
    public void filter(ContainerRequestContext request) {
        switch (residences.of(caller.player())) {
            case Residence.Resident _, Residence.Moving _ -> {
                // Let in.
            }
            case Residence.Elsewhere(var home) ->
                    request.abortWith(ResidenceAnswers.elsewhere(home));
        }
    }
}

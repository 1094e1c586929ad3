package io.typogram.platform.callers;

import io.typogram.kernel.callers.Plan;
import io.typogram.kernel.callers.Standing;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Optional;

/// Tells the edge whose credential was verified, so that it limits them as themselves and not as a
/// guest of their address.
@SignedIn
@Provider
public class StandingFilter implements ContainerResponseFilter {

    /// As long as a token is forgiven for being over, so no credential is vouched for much longer
    /// than it is taken.
    private static final Duration LASTING = Duration.ofMinutes(1);

    @Inject private Caller caller;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        caller.verified()
                .map(player ->
                        new Standing(
                                player.id(),
                                caller.scopes().isPresent() ? Plan.API_KEY : Plan.FREE,
                                Optional.empty(),
                                Standing.WHOLE_PERCENT,
                                LASTING))
                .ifPresent(standing ->
                        response.getHeaders().putSingle(Standing.HEADER, standing.toHeader()));
    }
}

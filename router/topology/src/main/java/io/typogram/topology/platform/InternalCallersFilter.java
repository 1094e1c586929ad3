package io.typogram.topology.platform;

import io.typogram.kernel.topology.HomeHeaders;
import io.typogram.server.callers.InternalSecret;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.Problems;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/// Lets in only the platform's own parts, who know the shared secret. It runs before a path is
/// matched, so a stranger does not even learn which paths there are.
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class InternalCallersFilter implements ContainerRequestFilter {

    @Inject private InternalSecret secret;

    @Override
    public void filter(ContainerRequestContext request) {
        String given = request.getHeaderString(HomeHeaders.INTERNAL);
        if (given == null || !secret.matches(given)) {
            request.abortWith(Problems.answer(CommonProblems.INTERNAL_SECRET_REQUIRED));
        }
    }
}

package io.typogram.topology.platform;

import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.Problems;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/// Keeps operators from what only edges and cells ask.
@Provider
@Priority(Priorities.AUTHORIZATION)
public class ForOperatorsFilter implements ContainerRequestFilter {

    @Inject private Caller caller;

    @Context
    @SuppressWarnings("NullAway.Init") // given by the container
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean isForOperators =
                resource.getResourceMethod().isAnnotationPresent(ForOperators.class)
                        || resource.getResourceClass().isAnnotationPresent(ForOperators.class);
        if (caller.operator().isPresent() && !isForOperators) {
            request.abortWith(Problems.answer(CommonProblems.INTERNAL_SECRET_REQUIRED));
        }
    }
}

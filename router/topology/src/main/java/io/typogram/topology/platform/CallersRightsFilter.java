package io.typogram.topology.platform;

import io.typogram.server.callers.TokenProblems;
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
import java.lang.annotation.Annotation;

/// Keeps operators from what only edges and cells ask, and players from all that is not marked as theirs. What
/// is for administrators nobody has without a player's token.
@Provider
@Priority(Priorities.AUTHORIZATION)
public class CallersRightsFilter implements ContainerRequestFilter {

    @Inject private Caller caller;

    @Context
    @SuppressWarnings("NullAway.Init") // given by the container
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        boolean isForAdministrators = isMarked(ForAdministrators.class);
        if (caller.player().isPresent() != isForAdministrators) {
            request.abortWith(
                    isForAdministrators
                            ? TokenProblems.refuse(TokenProblems.SIGN_IN_NEEDED)
                            : Problems.answer(TopologyProblems.OPERATOR_NEEDED));
        } else if (caller.operator().isPresent() && !isMarked(ForOperators.class)) {
            request.abortWith(Problems.answer(CommonProblems.INTERNAL_SECRET_REQUIRED));
        }
    }

    private boolean isMarked(Class<? extends Annotation> mark) {
        return resource.getResourceMethod().isAnnotationPresent(mark)
                || resource.getResourceClass().isAnnotationPresent(mark);
    }
}

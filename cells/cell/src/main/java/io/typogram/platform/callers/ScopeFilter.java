package io.typogram.platform.callers;

import io.typogram.kernel.problems.Problem;
import io.typogram.server.problems.Problems;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets an API key do what its scopes allow, and nothing that asks for none. Whoever signed in may do
/// everything. It comes after the question where the user lives: another cell knows the scopes.
@SignedIn
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class ScopeFilter implements ContainerRequestFilter {

    @Inject private Caller caller;

    @Context
    @SuppressWarnings("NullAway.Init") // given by the container
    private ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        caller.scopes().ifPresent(scopes -> check(request, scopes));
    }

    private void check(ContainerRequestContext request, Set<ApiScope> scopes) {
        @Nullable NeedsScope needed = resource.getResourceMethod().getAnnotation(NeedsScope.class);
        if (needed == null) {
            request.abortWith(Problems.answer(CallerProblems.API_KEY_NOT_ENOUGH));
        } else if (!scopes.contains(needed.value())) {
            String detail = "The scope " + needed.value().wireName() + " is needed.";
            request.abortWith(
                    Problems.respond(Problem.of(CallerProblems.SCOPE_MISSING, detail)).build());
        }
    }
}

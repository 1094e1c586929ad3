package io.typogram.platform.callers;

import io.typogram.kernel.identity.ApiKey;
import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.server.problems.Problems;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/// Lets a request in when its token, or its API key, is genuine.
@SignedIn
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SignedInFilter implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";

    @Inject private TokenVerifier tokens;
    @Inject private ApiKeys apiKeys;
    @Inject private Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            refuse(request, CallerProblems.SIGN_IN_NEEDED);
            return;
        }
        String credential = authorization.substring(SCHEME.length()).strip();
        if (ApiKey.isMeant(credential)) {
            apiKey(request, credential);
        } else {
            token(request, credential);
        }
    }

    private void token(ContainerRequestContext request, String text) {
        switch (tokens.verify(text)) {
            case TokenCheck.Verified(Player player) -> caller.set(player);
            case TokenCheck.Refused(ProblemType problem) -> refuse(request, problem);
        }
    }

    private void apiKey(ContainerRequestContext request, String text) {
        ApiKeyCheck check =
                ApiKey.parse(text)
                        .map(apiKeys::verify)
                        .orElse(new ApiKeyCheck.Refused(CallerProblems.API_KEY_INVALID));
        switch (check) {
            case ApiKeyCheck.Verified(Player player, Set<ApiScope> scopes) ->
                    caller.set(player, scopes);
            case ApiKeyCheck.Refused(ProblemType problem) -> refuse(request, problem);
        }
    }

    private static void refuse(ContainerRequestContext request, ProblemType type) {
        var answer = Problems.respond(Problem.of(type));
        if (type.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        request.abortWith(answer.build());
    }
}

package io.typogram.platform.callers;

import io.typogram.kernel.identity.ApiKey;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.server.callers.BearerToken;
import io.typogram.server.callers.TokenCheck;
import io.typogram.server.callers.TokenHolder;
import io.typogram.server.callers.TokenProblems;
import io.typogram.server.callers.TokenVerifier;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.Set;

/// Lets a request in when its token, or its API key, is genuine.
@SignedIn
@Provider
@Priority(Priorities.AUTHENTICATION)
public class SignedInFilter implements ContainerRequestFilter {

    @Inject private TokenVerifier tokens;
    @Inject private ApiKeys apiKeys;
    @Inject private Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<String> given =
                BearerToken.read(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (given.isEmpty()) {
            refuse(request, TokenProblems.SIGN_IN_NEEDED);
            return;
        }
        String credential = given.get();
        if (ApiKey.isMeant(credential)) {
            apiKey(request, credential);
        } else {
            token(request, credential);
        }
    }

    private void token(ContainerRequestContext request, String text) {
        switch (tokens.verify(text)) {
            case TokenCheck.Verified(TokenHolder holder) ->
                    caller.set(Player.of(holder), text, holder.signedInAt());
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
        request.abortWith(TokenProblems.refuse(type));
    }
}

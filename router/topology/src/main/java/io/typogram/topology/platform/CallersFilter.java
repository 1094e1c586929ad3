package io.typogram.topology.platform;

import io.typogram.kernel.problems.ProblemType;
import io.typogram.kernel.topology.HomeHeaders;
import io.typogram.server.callers.BearerToken;
import io.typogram.server.callers.InternalSecret;
import io.typogram.server.callers.TokenCheck;
import io.typogram.server.callers.TokenHolder;
import io.typogram.server.callers.TokenProblems;
import io.typogram.server.callers.TokenVerifier;
import io.typogram.server.problems.CommonProblems;
import io.typogram.server.problems.Problems;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/// Lets in the platform's own parts, who know the shared secret, and operators, whose token says that
/// they are. To the administration of tenants it lets in whoever has a player's token; of which tenant they
/// are an administrator is found out behind. It runs before a path is matched, so a stranger does not even
/// learn which paths there are; what a caller may have of those, [CallersRightsFilter] says afterwards.
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class CallersFilter implements ContainerRequestFilter {

    /// The realm's role of those who run the platform.
    private static final String OPERATOR = "operator";

    private static final String ADMINISTRATION = "administration/";

    @Inject private InternalSecret secret;
    @Inject private TokenVerifier tokens;
    @Inject private PlayersTokens players;
    @Inject private Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        String given = request.getHeaderString(HomeHeaders.INTERNAL);
        Optional<String> token =
                BearerToken.read(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (given == null && isAdministration(request)) {
            player(request, token);
        } else if (given == null && token.isPresent()) {
            operator(request, token.get());
        } else if (given == null || !secret.matches(given)) {
            request.abortWith(Problems.answer(CommonProblems.INTERNAL_SECRET_REQUIRED));
        }
    }

    private static boolean isAdministration(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        return (path.startsWith("/") ? path.substring(1) : path).startsWith(ADMINISTRATION);
    }

    private void player(ContainerRequestContext request, Optional<String> token) {
        TokenCheck check =
                token.map(players::verify)
                        .orElseGet(() -> new TokenCheck.Refused(TokenProblems.SIGN_IN_NEEDED));
        switch (check) {
            case TokenCheck.Verified(TokenHolder holder) -> caller.setPlayer(holder);
            case TokenCheck.Refused(ProblemType problem) ->
                    request.abortWith(TokenProblems.refuse(problem));
        }
    }

    private void operator(ContainerRequestContext request, String token) {
        switch (tokens.verify(token)) {
            case TokenCheck.Verified(TokenHolder holder) -> {
                if (holder.roles().contains(OPERATOR)) {
                    caller.setOperator(holder);
                } else {
                    request.abortWith(Problems.answer(TopologyProblems.OPERATOR_NEEDED));
                }
            }
            case TokenCheck.Refused(ProblemType problem) ->
                    request.abortWith(TokenProblems.refuse(problem));
        }
    }
}

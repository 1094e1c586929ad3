package io.typogram.topology.placement.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.server.callers.BearerToken;
import io.typogram.server.callers.TokenCheck;
import io.typogram.server.callers.TokenHolder;
import io.typogram.server.callers.TokenProblems;
import io.typogram.server.callers.TokenVerifier;
import io.typogram.topology.placement.entity.Membership;
import io.typogram.topology.placement.entity.Membership.Known;
import io.typogram.topology.placement.entity.Membership.Refused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.MalformedURLException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Verifies the token with which a player wants a home. Edges and cells hand it on; what they read of it
/// themselves counts for nothing here. So a token that is made up costs no row, no place and no seat.
///
/// It is the players' token, for their audience: that of operators lets nobody play.
@ApplicationScoped
public class VerifyMembership {

    private final TokenVerifier players;

    @Inject
    public VerifyMembership(
            @ConfigProperty(name = "typogram.tokens.issuer") String issuer,
            @ConfigProperty(name = "typogram.tokens.keys.url") String keysUrl,
            @ConfigProperty(name = "typogram.topology.players.audience", defaultValue = "typogram")
                    String audience)
            throws MalformedURLException {
        this.players = new TokenVerifier(issuer, keysUrl, audience);
    }

    /// Needed by the container for the client proxy.
    @SuppressWarnings("NullAway")
    protected VerifyMembership() {
        this.players = null;
    }

    /// @param authorization the header as the player has sent it; null when one of the platform's parts asks
    ///     for itself, and then the user is nobody's member
    Membership of(UserId user, @Nullable String authorization) {
        Optional<String> token = BearerToken.read(authorization);
        if (token.isEmpty()) {
            return new Known(Set.of());
        }
        return switch (players.verify(token.get())) {
            case TokenCheck.Verified(TokenHolder holder) ->
                    holder.id().equals(user)
                            ? new Known(holder.tenants())
                            : new Refused(TokenProblems.TOKEN_INVALID);
            case TokenCheck.Refused(ProblemType problem) -> new Refused(problem);
        };
    }
}

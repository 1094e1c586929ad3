package io.typogram.topology.placement.boundary;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.server.callers.BearerToken;
import io.typogram.server.callers.TokenCheck;
import io.typogram.server.callers.TokenHolder;
import io.typogram.server.callers.TokenProblems;
import io.typogram.topology.placement.entity.Membership;
import io.typogram.topology.placement.entity.Membership.Known;
import io.typogram.topology.placement.entity.Membership.Refused;
import io.typogram.topology.platform.PlayersTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Verifies the token with which a player wants a home. Edges and cells hand it on; what they read of it
/// themselves counts for nothing here. So a token that is made up costs no row, no place and no seat.
///
/// It is the players' token, for their audience.
@ApplicationScoped
public class VerifyMembership {

    @Inject private PlayersTokens players;

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

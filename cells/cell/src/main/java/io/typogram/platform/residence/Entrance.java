package io.typogram.platform.residence;

import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.platform.callers.Player;
import io.typogram.platform.tenancy.Tenancy;
import io.typogram.server.callers.TokenCheck;
import io.typogram.server.callers.TokenHolder;
import io.typogram.server.callers.TokenVerifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/// Lets players in who say who they are in a message, and not in the head of a request.
@ApplicationScoped
public class Entrance {

    @Inject private TokenVerifier tokens;
    @Inject private Residences residences;
    @Inject private Tenancy tenancy;

    /// What became of somebody who wants to come in.
    public sealed interface Entry {
        record Admitted(Player player) implements Entry {}

        record Refused(Problem problem) implements Entry {}
    }

    /// Lets in whoever has a genuine access token and lives here.
    ///
    /// @throws NotAtHomeException when they live elsewhere, or are being moved
    public Entry enter(String token) {
        return switch (tokens.verify(token)) {
            case TokenCheck.Verified(TokenHolder holder) -> enter(Player.of(holder), token);
            case TokenCheck.Refused(ProblemType problem) -> refuse(problem);
        };
    }

    private Entry enter(Player player, String token) {
        Lodging lodging = residences.lodging(player, Optional.of(token));
        return switch (lodging.residence()) {
            case Residence.Resident _, Residence.Newcomer _ ->
                    lodging.isOpenTo(player, tenancy)
                            ? new Entry.Admitted(player)
                            : refuse(ResidenceProblems.TENANT_MEMBERS_ONLY);
            case Residence.Erased _, Residence.Moving _, Residence.Elsewhere _ ->
                    throw new NotAtHomeException(lodging.residence());
        };
    }

    private static Entry refuse(ProblemType type) {
        return new Entry.Refused(Problem.of(type));
    }
}

package io.typogram.topology.platform;

import io.typogram.server.callers.TokenHolder;
import io.typogram.topology.cells.Reason;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who sent the request being served: an operator, somebody who says to be a tenant's administrator, or one
/// of the platform's own parts.
@RequestScoped
public class Caller {

    private @Nullable TokenHolder operator;
    private @Nullable TokenHolder player;

    /// Who wants something, and why. A person is who their token says, whatever the request says; a
    /// part of the platform is believed.
    public Reason reason(@Nullable String by, @Nullable String why) {
        @Nullable TokenHolder person = operator == null ? player : operator;
        return Inputs.reason(person == null ? by : nameOf(person), why);
    }

    /// Whose token as a player was verified, if they ask with that.
    public Optional<TokenHolder> player() {
        return Optional.ofNullable(player);
    }

    /// Who is an operator, if one asks.
    Optional<TokenHolder> operator() {
        return Optional.ofNullable(operator);
    }

    void setOperator(TokenHolder verified) {
        this.operator = verified;
    }

    void setPlayer(TokenHolder verified) {
        this.player = verified;
    }

    /// A name that is too long for the audit is told by its id.
    private static String nameOf(TokenHolder holder) {
        return holder.username().length() <= Reason.MAX_BY_LENGTH
                ? holder.username()
                : holder.id().toString();
    }
}

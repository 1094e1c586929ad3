package io.typogram.topology.platform;

import io.typogram.server.callers.TokenHolder;
import io.typogram.topology.cells.Reason;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who sent the request being served: an operator, or one of the platform's own parts.
@RequestScoped
public class Caller {

    private @Nullable TokenHolder operator;

    /// Who wants something, and why. An operator is who their token says, whatever the request says; a
    /// part of the platform is believed.
    public Reason reason(@Nullable String by, @Nullable String why) {
        return Inputs.reason(operator == null ? by : nameOf(operator), why);
    }

    /// Empty when one of the platform's parts is calling.
    Optional<TokenHolder> operator() {
        return Optional.ofNullable(operator);
    }

    void set(TokenHolder verified) {
        this.operator = verified;
    }

    /// A name that is too long for the audit is told by its id.
    private static String nameOf(TokenHolder holder) {
        return holder.username().length() <= Reason.MAX_BY_LENGTH
                ? holder.username()
                : holder.id().toString();
    }
}

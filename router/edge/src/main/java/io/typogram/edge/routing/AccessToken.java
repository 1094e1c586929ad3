package io.typogram.edge.routing;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import java.util.Objects;
import java.util.Optional;

/// What the edge reads of a token, without knowing whether it is genuine.
///
/// @param user the token's subject
/// @param homeCell where the user lived when the token was made, if it says so
public record AccessToken(UserId user, Optional<CellId> homeCell) implements Credential {

    public AccessToken {
        Objects.requireNonNull(user);
        Objects.requireNonNull(homeCell);
    }
}

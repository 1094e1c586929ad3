package io.typogram.edge.routing;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import java.util.Objects;
import java.util.Optional;

/// What the edge reads of a token, without knowing whether it is genuine.
///
/// @param homeCell where the user lived when the token was made, if it says so
public record AccessToken(UserId subject, Optional<CellId> homeCell) {

    public AccessToken {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(homeCell);
    }
}

package io.typogram.edge.routing;

import io.typogram.kernel.identity.UserId;
import java.util.Objects;

/// That a request came with an API key. Only who has a home can have made one, so a key whose user
/// nobody knows never gets that user placed.
public record PresentedKey(UserId user) implements Credential {

    public PresentedKey {
        Objects.requireNonNull(user);
    }
}

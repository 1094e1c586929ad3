package io.typogram.edge.routing;

import io.typogram.kernel.identity.UserId;

/// What a request says about who sends it. Nobody has verified it: it says where to ask, and no more.
public sealed interface Credential permits AccessToken, PresentedKey {

    /// Whose it says it is.
    UserId user();
}

package io.typogram.topology.erasures.boundary;

import io.typogram.kernel.identity.UserId;
import jakarta.enterprise.context.ApplicationScoped;

/// A deployment whose identity provider topology does not know. The receipt says so.
@ApplicationScoped
class NoIdentityProvider implements IdentityProvider {

    @Override
    public boolean isConfigured() {
        return false;
    }

    @Override
    public void delete(UserId user) {
        throw new IllegalStateException("nobody asks where there is nobody to ask");
    }
}

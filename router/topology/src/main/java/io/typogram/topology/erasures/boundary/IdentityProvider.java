package io.typogram.topology.erasures.boundary;

import io.typogram.kernel.moves.SignIns;

/// Where users sign in, if topology was told.
public interface IdentityProvider extends SignIns {

    boolean isConfigured();
}

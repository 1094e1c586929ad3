package io.typogram.topology.erasures.entity;

/// Whether the user can still sign in.
public enum SignInState {
    /// Nobody has seen to it yet.
    PENDING,
    /// The identity provider has deleted them.
    DELETED,
    /// Topology does not know this deployment's identity provider: somebody has to delete them there.
    NOT_CONFIGURED
}

package io.typogram.topology.claims.entity;

import java.util.Locale;

/// How far a claim has come.
public enum ClaimState {
    /// Until it expires nobody else gets the name.
    RESERVED,
    /// The name is the user's.
    CONFIRMED,
    /// Given up, and kept from others for a while.
    HELD,
    /// Given up, and free.
    RELEASED,
    /// Never confirmed, and free.
    EXPIRED;

    /// Whether a claim in this state has come to its end.
    public boolean isEnded() {
        return this == RELEASED || this == EXPIRED;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

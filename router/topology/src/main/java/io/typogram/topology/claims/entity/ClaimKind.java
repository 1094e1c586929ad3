package io.typogram.topology.claims.entity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is claimed. Names of different kinds never meet.
public enum ClaimKind {
    USERNAME(1, true),
    EMAIL(5, false);

    private final int maxConfirmed;
    private final boolean held;

    ClaimKind(int maxConfirmed, boolean held) {
        this.maxConfirmed = maxConfirmed;
        this.held = held;
    }

    /// How many of them a user has at most.
    public int maxConfirmed() {
        return maxConfirmed;
    }

    /// Whether one that was given up is kept from others for a while. A username is: somebody else under it
    /// would be taken for the one before.
    public boolean isHeld() {
        return held;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ClaimKind> ofWireName(String text) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(text)).findFirst();
    }
}

package io.typogram.topology.rollouts.entity;

import java.util.Locale;

/// How far a rollout is: `CANARY → EVERYWHERE → DONE`, and `HALTED` aside, from which it may go on.
public enum RolloutState {
    /// Only the canary may take the release.
    CANARY,
    /// Every cell may.
    EVERYWHERE,
    /// Every cell runs it.
    DONE,
    /// No further cell may take it until somebody has looked.
    HALTED;

    /// Whether nothing more happens by itself.
    public boolean isEnded() {
        return switch (this) {
            case CANARY, EVERYWHERE -> false;
            case DONE, HALTED -> true;
        };
    }

    /// The name on the wire.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}

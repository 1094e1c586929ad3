package io.typogram.kernel.moves;

/// Where a move stands:
/// `PLANNED → COPYING → FENCED → VERIFIED → FLIPPED → ACTIVE`, or `→ ABORTED` from any before `FLIPPED`.
public enum MoveState {
    /// Wanted.
    PLANNED,
    /// The user's data is being copied while they go on as ever.
    COPYING,
    /// The source has been told, or is about to be told, to let neither writes nor reads through.
    FENCED,
    /// Both sides were compared behind the fence, and are alike.
    VERIFIED,
    /// The directory says the new home. There is no way back but another move.
    FLIPPED,
    /// The user lives in the target.
    ACTIVE,
    /// Given up: the user stays.
    ABORTED;

    /// Whether the move may still be given up.
    public boolean isBeforeFlip() {
        return switch (this) {
            case PLANNED, COPYING, FENCED, VERIFIED -> true;
            case FLIPPED, ACTIVE, ABORTED -> false;
        };
    }
}

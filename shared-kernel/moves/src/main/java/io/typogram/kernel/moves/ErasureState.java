package io.typogram.kernel.moves;

/// How far the erasure of a user has come. There is no way back.
public enum ErasureState {
    /// Somebody wants it. From now on the user is neither placed nor moved.
    REQUESTED,
    /// The user's home lets nothing of them in any more.
    FENCED,
    /// Nothing of the user is in any cell, and they cannot sign in.
    ERASED,
    /// The directory and all else at topology has forgotten the user, too.
    DONE
}

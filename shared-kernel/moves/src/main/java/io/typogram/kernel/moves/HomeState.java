package io.typogram.kernel.moves;

/// How a user stands to a cell.
public enum HomeState {
    /// Lives here.
    ACTIVE,
    /// Lives here and is being copied to another cell. Everything is as if nothing were, but writes are
    /// counted.
    LEAVING,
    /// Lives here, behind the fence: neither writes nor reads go on, for some tens of milliseconds.
    MOVING,
    /// Does not live here yet; their data is coming in.
    ARRIVING,
    /// Does not live here. What is left is a tombstone that knows where the user went, and for a while
    /// the data that they had here.
    MOVED,
    /// Does not live anywhere any more: nothing of theirs is here, and nothing may come in. There is no way
    /// out of it.
    ERASED
}

package io.typogram.local.supervision;

/// How far a component has come.
public enum Phase {
    /// A dependency is not ready yet.
    WAITING,
    /// Being prepared or started; not healthy yet.
    STARTING,
    /// A server that answered as healthy when it was last started.
    READY,
    /// A task whose work is done.
    DONE,
    /// A server that died and is about to be started again.
    RESTARTING,
    /// Ended because somebody asked for it.
    STOPPED,
    /// Given up: the budget of restarts is used up, or the first start failed.
    FAILED
}

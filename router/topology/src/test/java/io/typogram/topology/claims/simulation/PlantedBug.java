package io.typogram.topology.claims.simulation;

/// What could be wrong with claims, and what the simulation must notice.
enum PlantedBug {
    NONE,
    /// A reservation that has run out can still be confirmed.
    LATE_CONFIRMATION,
    /// Whoever dies in a transaction leaves half of it behind.
    HALF_A_TRANSACTION,
    /// Names are compared by one of their keys only.
    ONE_KEY,
    /// The sweeper forgets names that are held.
    FORGETFUL_SWEEPER,
    /// What is replaced is given up first, in a transaction of its own.
    RENAME_IN_TWO
}

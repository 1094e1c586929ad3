package io.typogram.edge.placement;

import io.typogram.kernel.problems.ProblemType;
import io.typogram.kernel.topology.Home;

/// What became of placing a stranger.
public sealed interface PlacementOutcome {

    record Placed(Home home) implements PlacementOutcome {}

    /// Topology will not place anybody by this credential, or by this host.
    record Denied(ProblemType problem) implements PlacementOutcome {}

    /// The user was erased, and is not placed anew.
    record Erased() implements PlacementOutcome {}

    /// Topology could not be reached, or has no room anywhere.
    record TopologyUnavailable() implements PlacementOutcome {}

    /// Too many strangers at once; topology was not asked.
    record TooManyStrangers() implements PlacementOutcome {}

    /// Topology has said where, but there is no room left to remember it.
    record DirectoryFull() implements PlacementOutcome {}
}

package io.typogram.topology.placement.entity;

import io.typogram.topology.directory.DirectoryEntry;

/// What came of the wish for a home.
public sealed interface PlacementOutcome {

    /// The user lives there, since now or since long.
    record AtHome(DirectoryEntry entry) implements PlacementOutcome {}

    /// Every cell that may take the user is full or takes nobody.
    record NoCellHasRoom() implements PlacementOutcome {}

    /// The place is for a tenant's members, and the user is none.
    record MembersOnly() implements PlacementOutcome {}

    /// The user is a tenant's member, and all of its seats are taken.
    record SeatsTaken() implements PlacementOutcome {}

    /// The user was erased, and is not placed anew.
    record Erased() implements PlacementOutcome {}

    /// Neither a cell nor the configuration knows the region.
    record RegionUnknown() implements PlacementOutcome {}
}

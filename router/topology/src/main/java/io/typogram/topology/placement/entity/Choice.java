package io.typogram.topology.placement.entity;

import io.typogram.topology.cells.Cell;
import io.typogram.topology.tenants.Tenant;

/// What the policy says about one user.
public sealed interface Choice {

    record Chosen(Cell cell) implements Choice {}

    /// The tenant's cell, and with it one of the tenant's seats.
    record Seated(Cell cell, Tenant tenant) implements Choice {}

    /// The user has come by a tenant's host name and is no member.
    record NoMember() implements Choice {}

    /// The user is a member, and all seats are taken.
    record NoSeat() implements Choice {}

    record NoRoom() implements Choice {}

    record UnknownRegion() implements Choice {}
}

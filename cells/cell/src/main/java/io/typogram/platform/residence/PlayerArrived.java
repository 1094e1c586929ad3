package io.typogram.platform.residence;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;

/// Told when a player has moved into this cell, in the transaction that lets them in. Their data is here; what
/// other cells have to know of the new home is told on this.
public record PlayerArrived(UserId player, Home home) {}

package io.typogram.platform.residence;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;

/// Told when a player has moved away from this cell, in the transaction that writes it down. Their data is
/// still here for a while and is nobody's any more.
public record PlayerLeft(UserId player, Home home) {}

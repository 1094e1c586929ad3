package io.typogram.platform.residence;

import io.typogram.platform.callers.Player;

/// Told when a player whom topology placed here has come for the first time, in the transaction that
/// takes the player in. What a context must have for every player, it makes on this.
public record PlayerSettled(Player player) {}

package io.typogram.platform.residence;

import io.typogram.kernel.identity.UserId;

/// Told when a player is about to move away, before anything is copied and in no transaction; and again whenever
/// whoever drives the move begins anew. What is kept outside the tables comes back into them on this, and stays
/// there as long as the player's record says that they are leaving.
public record PlayerLeaves(UserId player) {}

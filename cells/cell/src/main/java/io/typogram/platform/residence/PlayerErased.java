package io.typogram.platform.residence;

import io.typogram.kernel.identity.UserId;

/// Told before rows of a player who is erased are deleted, in the transaction that does it, and again for
/// every further one. The tables need no care; what is kept elsewhere, such as in caches, is dropped on this.
public record PlayerErased(UserId player) {}

package io.typogram.kernel.moves;

import io.typogram.kernel.identity.UserId;
import java.util.Objects;
import java.util.UUID;

/// An erasure, as far as its driver needs it.
///
/// @param turn the number of the turn that it is in; higher than that of any before
/// @param turns how often it was taken up
public record Erasure(UUID id, UserId user, ErasureState state, long turn, int turns) {

    public Erasure {
        Objects.requireNonNull(id);
        Objects.requireNonNull(user);
        Objects.requireNonNull(state);
    }

    public Erasure in(ErasureState next) {
        return new Erasure(id, user, next, turn, turns);
    }
}

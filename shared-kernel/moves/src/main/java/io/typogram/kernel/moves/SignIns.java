package io.typogram.kernel.moves;

import io.typogram.kernel.identity.UserId;

/// Where users sign in.
@FunctionalInterface
public interface SignIns {

    /// Deletes the user there; that they are not there is as good.
    ///
    /// @throws CellUnreachableException when it has to be tried again later
    void delete(UserId user);
}

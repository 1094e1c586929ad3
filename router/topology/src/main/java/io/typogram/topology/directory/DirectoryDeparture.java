package io.typogram.topology.directory;

import io.typogram.kernel.identity.UserId;
import java.util.Objects;

/// A user has no home any more: they were erased.
///
/// @param epoch that of their last home; nothing that is later is meant
public record DirectoryDeparture(UserId user, int epoch, long version) implements DirectoryChange {

    public DirectoryDeparture {
        Objects.requireNonNull(user);
        if (epoch < 1 || version < 1) {
            throw new IllegalArgumentException(
                    "the first home has epoch 1, the first change version 1");
        }
    }
}

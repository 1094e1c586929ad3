package io.typogram.topology.directory;

import io.typogram.kernel.identity.TenantId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.util.Objects;
import java.util.Optional;

/// One line of the directory.
///
/// @param version that of the change that made this the user's home
/// @param tenant that shares cells and of which the user has a seat, as the table `homes` says. Followers are not
///     told of it
public record DirectoryEntry(UserId user, Home home, long version, Optional<TenantId> tenant)
        implements DirectoryChange {

    public DirectoryEntry {
        Objects.requireNonNull(user);
        Objects.requireNonNull(home);
        Objects.requireNonNull(tenant);
        if (version < 1) {
            throw new IllegalArgumentException("the first change has version 1");
        }
    }

    /// Of somebody who has no such seat, or as followers are told.
    public DirectoryEntry(UserId user, Home home, long version) {
        this(user, home, version, Optional.empty());
    }

    @Override
    public int epoch() {
        return home.epoch();
    }
}

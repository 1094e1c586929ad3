package io.typogram.topology.directory;

import io.typogram.kernel.identity.UserId;

/// What a follower of the directory is told about one user.
public sealed interface DirectoryChange permits DirectoryEntry, DirectoryDeparture {

    UserId user();

    int epoch();

    /// That of the change.
    long version();
}

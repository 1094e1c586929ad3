package io.typogram.topology.directory;

import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.util.Objects;

/// One line of the directory.
///
/// @param version that of the change that made this the user's home
public record DirectoryEntry(UserId user, Home home, long version) implements DirectoryChange {

    public DirectoryEntry {
        Objects.requireNonNull(user);
        Objects.requireNonNull(home);
        if (version < 1) {
            throw new IllegalArgumentException("the first change has version 1");
        }
    }

    @Override
    public int epoch() {
        return home.epoch();
    }
}

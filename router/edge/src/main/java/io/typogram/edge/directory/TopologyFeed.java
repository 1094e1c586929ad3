package io.typogram.edge.directory;

import io.typogram.edge.cells.Cells;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What the follower asks of topology. Calls block and are made by one thread.
public interface TopologyFeed {

    Cells cells() throws IOException;

    /// The whole directory in the form that [DirectorySnapshot] reads.
    InputStream snapshot() throws IOException;

    /// What changed after `version`. Waits up to `wait` for something to change.
    ChangesOutcome changes(long version, Duration wait) throws IOException;

    /// What became of asking for changes.
    sealed interface ChangesOutcome permits Changes, ChangesGone {}

    /// Some changes, in order.
    ///
    /// @param version what the directory is at once these are taken in
    /// @param cells absent when they have not changed
    /// @param more whether more changes are waiting already
    record Changes(long version, List<Change> changes, Optional<Cells> cells, boolean more)
            implements ChangesOutcome {
        public Changes {
            changes = List.copyOf(changes);
            Objects.requireNonNull(cells);
        }
    }

    /// The version asked for is too old: a snapshot is needed.
    record ChangesGone() implements ChangesOutcome {}

    /// What became of one user.
    sealed interface Change permits Settled, Left {}

    /// The user got a home.
    record Settled(UserId user, Home home) implements Change {
        public Settled {
            Objects.requireNonNull(user);
            Objects.requireNonNull(home);
        }
    }

    /// The user is no more, and whatever is known of them up to this epoch is to be forgotten.
    record Left(UserId user, int epoch) implements Change {
        public Left {
            Objects.requireNonNull(user);
        }
    }
}

package io.typogram.topology.directory.control;

import io.typogram.topology.cells.Cell;
import io.typogram.topology.directory.DirectoryChange;
import java.util.List;
import java.util.Optional;

/// What a follower gets who asks for the changes after a version.
public sealed interface ChangesOutcome {

    /// One page of changes.
    ///
    /// @param version how far the follower is when it has taken these
    /// @param cells all cells, when one of them changed
    /// @param more whether there is more already, so that it need not wait
    record Page(
            long version, List<DirectoryChange> changes, Optional<List<Cell>> cells, boolean more)
            implements ChangesOutcome {

        public Page {
            changes = List.copyOf(changes);
            cells = cells.map(List::copyOf);
        }

        /// Nothing happened after `version`.
        public static Page empty(long version) {
            return new Page(version, List.of(), Optional.empty(), false);
        }

        public boolean isAfter(long version) {
            return this.version > version;
        }
    }

    /// These changes are no longer kept, or were never made.
    record Gone() implements ChangesOutcome {}
}

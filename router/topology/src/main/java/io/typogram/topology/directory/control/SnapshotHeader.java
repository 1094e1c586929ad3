package io.typogram.topology.directory.control;

import io.typogram.kernel.identity.CellId;
import java.util.List;

/// How a snapshot begins.
///
/// @param version every user placed up to it is in the snapshot; ask for the changes after it
/// @param cells those whose index stands in the users' records
/// @param users how many records follow
public record SnapshotHeader(long version, List<CellId> cells, long users) {

    public SnapshotHeader {
        cells = List.copyOf(cells);
        if (version < 0 || users < 0) {
            throw new IllegalArgumentException("versions and users are counted from zero");
        }
    }
}

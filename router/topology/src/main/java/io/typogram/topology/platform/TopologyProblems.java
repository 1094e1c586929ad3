package io.typogram.topology.platform;

import io.typogram.kernel.problems.ProblemType;

/// The problems that only topology answers with.
public final class TopologyProblems {

    public static final ProblemType HOME_UNKNOWN =
            new ProblemType("home-unknown", 404, "This user has no home yet");
    public static final ProblemType REGION_UNKNOWN =
            new ProblemType("region-unknown", 400, "There is no such region");
    public static final ProblemType NO_CELL_HAS_ROOM =
            new ProblemType("no-cell-has-room", 503, "No cell can take another user now");
    public static final ProblemType CELL_UNKNOWN =
            new ProblemType("cell-unknown", 404, "There is no such cell");
    public static final ProblemType CELL_STATE_UNREACHABLE =
            new ProblemType("cell-state-unreachable", 409, "The cell cannot enter this state now");
    public static final ProblemType CHANGES_GONE =
            new ProblemType("changes-gone", 410, "These changes are not kept; load the snapshot");
    public static final ProblemType TOO_MANY_FOLLOWERS =
            new ProblemType("too-many-followers", 503, "Too many followers wait already");
    public static final ProblemType TOO_MANY_SNAPSHOTS =
            new ProblemType("too-many-snapshots", 503, "Too many snapshots are being read");

    private TopologyProblems() {}
}

package io.typogram.progress.boundary;

import io.typogram.kernel.problems.ProblemType;

/// The refusals of the endpoints of progress.
public final class ProgressProblems {

    public static final ProblemType TIME_ZONE_CHANGED_LATELY =
            new ProblemType(
                    "time-zone-changed-lately", 409, "The time zone was changed in the last week");

    private ProgressProblems() {}
}

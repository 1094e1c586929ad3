package io.typogram.leaderboards.boundary;

import io.typogram.kernel.problems.ProblemType;

/// The refusals of the boards' endpoints.
public final class LeaderboardsProblems {

    public static final ProblemType BOARD_UNKNOWN =
            new ProblemType("board-unknown", 404, "There is no such board");
    public static final ProblemType NOT_ON_BOARD =
            new ProblemType("not-on-board", 404, "No run on this board yet");

    private LeaderboardsProblems() {}
}

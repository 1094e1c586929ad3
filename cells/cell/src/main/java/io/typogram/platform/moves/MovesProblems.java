package io.typogram.platform.moves;

import io.typogram.kernel.problems.ProblemType;

/// What may be wrong with a request for all of a player's data.
final class MovesProblems {

    static final ProblemType TOO_MANY_ARCHIVES =
            new ProblemType("too-many-archives", 503, "Too many archives are being written");

    /// To topology only, which placed the user here; no client is ever told so.
    static final ProblemType USER_NEVER_CAME =
            new ProblemType("user-never-came", 404, "The user has never come to this cell");

    private MovesProblems() {}
}

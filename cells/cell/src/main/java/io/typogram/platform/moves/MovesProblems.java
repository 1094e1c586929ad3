package io.typogram.platform.moves;

import io.typogram.kernel.problems.ProblemType;

/// What may be wrong with a request for all of a player's data.
final class MovesProblems {

    static final ProblemType TOO_MANY_ARCHIVES =
            new ProblemType("too-many-archives", 503, "Too many archives are being written");

    private MovesProblems() {}
}

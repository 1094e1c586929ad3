package io.typogram.typing.entity;

import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;

/// Why a submitted run has no score. Nothing of it is stored.
public sealed interface SubmissionRefusal permits TestRefusal, StreamRefusal {

    ProblemType problemType();

    /// What was wrong this time, for a person; it never quotes what was typed.
    String detail();

    default Problem problem() {
        return Problem.of(problemType(), detail());
    }
}

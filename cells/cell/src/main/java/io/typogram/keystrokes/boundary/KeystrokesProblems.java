package io.typogram.keystrokes.boundary;

import io.typogram.kernel.problems.ProblemType;

/// The refusals of the endpoints for keystrokes.
public final class KeystrokesProblems {

    public static final ProblemType KEYSTROKES_UNKNOWN =
            new ProblemType(
                    "keystrokes-unknown", 404, "There are no keystrokes of such a result of yours");

    private KeystrokesProblems() {}
}

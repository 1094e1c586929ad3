package io.typogram.typing.boundary;

import io.typogram.kernel.problems.ProblemType;

/// The refusals of the typing endpoints, beside those of tests and streams themselves.
public final class TypingProblems {

    public static final ProblemType RESULT_UNKNOWN =
            new ProblemType("result-unknown", 404, "There is no such result of yours");
    public static final ProblemType KEYSTROKES_UNKNOWN =
            new ProblemType(
                    "keystrokes-unknown", 404, "There are no keystrokes of such a result of yours");
    public static final ProblemType WORDS_OUTDATED =
            new ProblemType("words-outdated", 410, "The words of this test can no longer be told");
    public static final ProblemType TEST_ALREADY_COMPLETED =
            new ProblemType("test-already-completed", 409, "This test was completed before");

    private TypingProblems() {}
}

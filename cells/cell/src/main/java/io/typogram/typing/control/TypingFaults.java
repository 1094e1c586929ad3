package io.typogram.typing.control;

import io.typogram.kernel.problems.ProblemType;

/// What cannot be answered now, though nothing is wrong with what was asked.
public final class TypingFaults {

    public static final ProblemType KEYSTROKES_UNAVAILABLE =
            new ProblemType(
                    "keystrokes-unavailable", 503, "The keystrokes cannot be read at the moment");

    private TypingFaults() {}
}

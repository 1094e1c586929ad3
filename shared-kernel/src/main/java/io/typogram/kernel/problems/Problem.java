package io.typogram.kernel.problems;

import java.util.Objects;
import java.util.Optional;

/// One occurrence of a problem.
///
/// @param detail what was wrong this time, for a person; never an exception's text
public record Problem(ProblemType type, Optional<String> detail) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        Objects.requireNonNull(type);
        Objects.requireNonNull(detail);
    }

    public static Problem of(ProblemType type) {
        return new Problem(type, Optional.empty());
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, Optional.of(detail));
    }
}

package io.typogram.typing.entity;

import java.util.Objects;
import java.util.Optional;

/// What became of a run that a client sent.
public sealed interface SubmissionOutcome {

    /// It has a score.
    ///
    /// @param own the text, where it was the player's own
    record Scored(IssuedTest test, Optional<CustomText> own, Score score)
            implements SubmissionOutcome {
        public Scored {
            Objects.requireNonNull(test);
            Objects.requireNonNull(own);
            Objects.requireNonNull(score);
        }
    }

    record Refused(SubmissionRefusal refusal) implements SubmissionOutcome {
        public Refused {
            Objects.requireNonNull(refusal);
        }
    }
}

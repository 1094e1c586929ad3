package io.typogram.typing.entity;

import java.util.Objects;
import java.util.Optional;

/// What became of a run that a client sent.
public sealed interface SubmissionOutcome {

    /// It has a score.
    ///
    /// @param own the text, where it was the player's own
    record Scored(IssuedTest test, Optional<CustomText> own, Score score, Plausibility plausibility)
            implements SubmissionOutcome {
        public Scored {
            Objects.requireNonNull(test);
            Objects.requireNonNull(own);
            Objects.requireNonNull(score);
            Objects.requireNonNull(plausibility);
        }

        /// The same run, with one thing more that speaks against it.
        public Scored suspected(Suspicion suspicion) {
            return new Scored(test, own, score, plausibility.suspected(suspicion));
        }
    }

    record Refused(SubmissionRefusal refusal) implements SubmissionOutcome {
        public Refused {
            Objects.requireNonNull(refusal);
        }
    }
}

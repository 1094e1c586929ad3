package io.typogram.typing.entity;

import java.util.Objects;

/// What became of a run that a client sent.
public sealed interface SubmissionOutcome {

    record Scored(IssuedTest test, Score score, Plausibility plausibility)
            implements SubmissionOutcome {
        public Scored {
            Objects.requireNonNull(test);
            Objects.requireNonNull(score);
            Objects.requireNonNull(plausibility);
        }

        /// The same run, with one thing more that speaks against it.
        public Scored suspected(Suspicion suspicion) {
            return new Scored(test, score, plausibility.suspected(suspicion));
        }
    }

    record Refused(SubmissionRefusal refusal) implements SubmissionOutcome {
        public Refused {
            Objects.requireNonNull(refusal);
        }
    }
}

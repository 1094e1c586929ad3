package io.typogram.typing.entity;

import io.typogram.kernel.problems.ProblemType;
import java.time.Instant;
import java.util.Objects;

/// Why a signed test is not accepted.
public sealed interface TestRefusal extends OpenedTest, SubmissionRefusal {

    /// The text is not a signed test at all.
    record TestMalformed() implements TestRefusal {

        public static final ProblemType PROBLEM =
                new ProblemType("test-malformed", 400, "This is not a signed test");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "The test must be sent back as it was issued.";
        }
    }

    /// It carries no signature of this platform, or of a key that is no longer accepted.
    record TestForged() implements TestRefusal {

        public static final ProblemType PROBLEM =
                new ProblemType("test-forged", 403, "This test was not issued here");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "The signature of the test is not one of ours.";
        }
    }

    /// It was genuine once.
    record TestExpired(Instant expiredAt) implements TestRefusal {

        public static final ProblemType PROBLEM =
                new ProblemType("test-expired", 410, "This test has expired");

        public TestExpired {
            Objects.requireNonNull(expiredAt);
        }

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "The test expired at " + expiredAt + ".";
        }
    }

    /// It is genuine, but its words can no longer be told from its seed: the list of words, or the
    /// form of signed tests, changed since it was issued.
    record TestOutdated() implements TestRefusal {

        public static final ProblemType PROBLEM =
                new ProblemType("test-outdated", 410, "The words of this test have changed");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "The words changed since the test was issued. Ask for a new one.";
        }
    }

    /// It is genuine, but it was issued for another text of the player's own, or without one.
    record TestOfAnotherText() implements TestRefusal {

        public static final ProblemType PROBLEM =
                new ProblemType("test-of-another-text", 422, "The test is of another text");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "A test of a text of your own is sent back with that text.";
        }
    }
}

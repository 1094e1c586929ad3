package io.typogram.typing.entity;

import io.typogram.kernel.problems.ProblemType;
import io.typogram.keystrokes.IllegibleStream.StreamEmpty;

/// Why a stream of keystrokes is not accepted: it does not fit the test, or people cannot type so.
public sealed interface StreamRefusal extends SubmissionRefusal {

    /// Keys went down and up, and not one of them typed anything.
    record NothingTyped() implements StreamRefusal {

        @Override
        public ProblemType problemType() {
            return StreamEmpty.PROBLEM;
        }

        @Override
        public String detail() {
            return "There is no character and no ended word in the stream.";
        }
    }

    /// The last word of a `words` test was not ended.
    record StreamUnfinished() implements StreamRefusal {

        public static final ProblemType PROBLEM =
                new ProblemType("stream-unfinished", 422, "The test was not finished");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "The last word was not ended.";
        }
    }

    /// The stream goes on long after the test was over.
    record StreamAfterEnd(double endMillis) implements StreamRefusal {

        public static final ProblemType PROBLEM =
                new ProblemType("stream-after-end", 422, "The stream goes on after the end");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "The test was over after " + Math.round(endMillis) + " ms.";
        }
    }

    /// Faster than people type.
    record StreamImpossibleSpeed() implements StreamRefusal {

        public static final ProblemType PROBLEM =
                new ProblemType("stream-impossible-speed", 422, "Nobody types this fast");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "The speed lies beyond what people can do.";
        }
    }

    /// A key went up that never went down.
    record StreamKeyNeverDown(int event) implements StreamRefusal {

        public static final ProblemType PROBLEM =
                new ProblemType(
                        "stream-key-never-down", 422, "A key went up that was never pressed");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "Event " + event + " releases a key that was never pressed.";
        }
    }

    /// The run took longer than there was time for since the test was issued.
    record StreamLongerThanElapsed(double durationMillis, long elapsedMillis)
            implements StreamRefusal {

        public static final ProblemType PROBLEM =
                new ProblemType(
                        "stream-longer-than-elapsed",
                        422,
                        "The run is longer than the time since the test was issued");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "The run took "
                    + Math.round(durationMillis)
                    + " ms, but the test was issued "
                    + elapsedMillis
                    + " ms ago.";
        }
    }

    /// Hardly anything of it is what the test asked for.
    record StreamDoesNotFit() implements StreamRefusal {

        public static final ProblemType PROBLEM =
                new ProblemType("stream-does-not-fit", 422, "The stream belongs to another text");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "Hardly any input matches the words of the test.";
        }
    }

    /// The difficulty ends a run at such a mistake, and this one went on.
    record StreamFailed(double atMillis) implements StreamRefusal {

        public static final ProblemType PROBLEM =
                new ProblemType("stream-failed", 422, "The run failed by its own difficulty");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "A mistake " + Math.round(atMillis) + " ms after the beginning ended the run.";
        }
    }
}

package io.typogram.keystrokes;

import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;

/// Why three columns are no stream of keystrokes.
public sealed interface IllegibleStream {

    ProblemType problemType();

    /// What was wrong this time, for a person; it never quotes what was typed.
    String detail();

    default Problem problem() {
        return Problem.of(problemType(), detail());
    }

    /// There is no event.
    record StreamEmpty() implements IllegibleStream {

        public static final ProblemType PROBLEM =
                new ProblemType("stream-empty", 422, "Nothing was typed");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "There is no event in the stream.";
        }
    }

    /// The columns are not keystrokes.
    ///
    /// @param what the shortcoming, as half a sentence of ours, never text of the client's
    record StreamMalformed(String what) implements IllegibleStream {

        public static final ProblemType PROBLEM =
                new ProblemType("stream-malformed", 400, "These are not keystrokes");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "The stream cannot be read: " + what + ".";
        }
    }

    /// More events, or a later one, than any test takes.
    record StreamTooLong() implements IllegibleStream {

        public static final ProblemType PROBLEM =
                new ProblemType("stream-too-long", 413, "The stream is too long");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "A stream has at most "
                    + Keystrokes.MAX_EVENTS
                    + " events within "
                    + Keystrokes.MAX_AT_MILLIS
                    + " ms.";
        }
    }

    /// An event lies before the one ahead of it.
    record StreamTimeBackwards(int event) implements IllegibleStream {

        public static final ProblemType PROBLEM =
                new ProblemType("stream-time-backwards", 422, "Time runs backwards in the stream");

        @Override
        public ProblemType problemType() {
            return PROBLEM;
        }

        @Override
        public String detail() {
            return "Event " + event + " is earlier than the one before it.";
        }
    }
}

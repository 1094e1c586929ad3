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
    public static final ProblemType TOO_MANY_EXPORTS =
            new ProblemType(
                    "too-many-exports",
                    503,
                    "Too many files of results are being written just now");
    public static final ProblemType IMPORT_UNKNOWN =
            new ProblemType(
                    "import-unknown",
                    422,
                    "This is no file of results from Monkeytype or TypeRacer");
    public static final ProblemType IMPORT_ILLEGIBLE =
            new ProblemType("import-illegible", 422, "A line of the file cannot be read");
    public static final ProblemType IMPORT_TOO_LONG =
            new ProblemType("import-too-long", 413, "The file has more than 5,000 results");
    public static final ProblemType IMPORTED_RESULTS_TOO_MANY =
            new ProblemType(
                    "imported-results-too-many",
                    409,
                    "There would be more than 100,000 results of this site");
    public static final ProblemType RESULT_NOT_FLAGGED =
            new ProblemType("result-not-flagged", 409, "This result counts already");
    public static final ProblemType RESULT_NOT_COUNTED =
            new ProblemType("result-not-counted", 409, "This result does not count");
    public static final ProblemType APPEALED_BEFORE =
            new ProblemType("appealed-before", 409, "You have appealed for this result before");
    public static final ProblemType APPEAL_UNKNOWN =
            new ProblemType("appeal-unknown", 404, "There is no such appeal");
    public static final ProblemType APPEAL_DECIDED =
            new ProblemType("appeal-decided", 409, "Somebody has decided about this appeal before");
    public static final ProblemType APPEAL_OWN =
            new ProblemType("appeal-own", 403, "Nobody decides about an appeal of their own");
    public static final ProblemType MODERATOR_NEEDED =
            new ProblemType("moderator-needed", 403, "This is for moderators");

    public static final ProblemType LIVE_CHANNEL_UNKNOWN =
            new ProblemType("live-channel-unknown", 404, "Nobody may be watched by this link");
    public static final ProblemType LIVE_FULL =
            new ProblemType("live-full", 503, "Too many are live just now; try again");

    private TypingProblems() {}
}

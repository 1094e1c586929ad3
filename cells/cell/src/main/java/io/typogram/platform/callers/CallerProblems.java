package io.typogram.platform.callers;

import io.typogram.kernel.problems.ProblemType;

/// Why somebody with an API key is not let in. Of access tokens, `TokenProblems` says it.
public final class CallerProblems {

    public static final ProblemType API_KEY_INVALID =
            new ProblemType("api-key-invalid", 401, "There is no such API key");
    public static final ProblemType API_KEY_EXPIRED =
            new ProblemType("api-key-expired", 401, "The API key has expired");
    public static final ProblemType API_KEY_NOT_ENOUGH =
            new ProblemType("api-key-not-enough", 403, "This is for people, not for API keys");
    public static final ProblemType SCOPE_MISSING =
            new ProblemType("scope-missing", 403, "The API key was not made for this");

    private CallerProblems() {}
}

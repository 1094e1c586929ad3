package io.typogram.platform.callers;

import io.typogram.kernel.problems.ProblemType;

/// Why a caller is not let in.
public final class CallerProblems {

    public static final ProblemType SIGN_IN_NEEDED =
            new ProblemType("sign-in-needed", 401, "This is for players who are signed in");
    public static final ProblemType TOKEN_INVALID =
            new ProblemType("token-invalid", 401, "The access token is not genuine");
    public static final ProblemType TOKEN_EXPIRED =
            new ProblemType("token-expired", 401, "The access token has expired");
    public static final ProblemType TOKEN_ISSUER_UNKNOWN =
            new ProblemType("token-issuer-unknown", 401, "The access token is another realm's");
    public static final ProblemType TOKEN_KEYS_UNAVAILABLE =
            new ProblemType("token-keys-unavailable", 503, "Tokens cannot be verified just now");

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

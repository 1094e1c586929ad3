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

    private CallerProblems() {}
}

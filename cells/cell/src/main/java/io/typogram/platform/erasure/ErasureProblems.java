package io.typogram.platform.erasure;

import io.typogram.kernel.problems.ProblemType;

/// Why somebody is not erased, or has no receipt.
public final class ErasureProblems {

    public static final ProblemType USERNAME_NOT_CONFIRMED =
            new ProblemType(
                    "username-not-confirmed", 422, "The username is not the one of this account");
    public static final ProblemType SIGN_IN_TOO_OLD =
            new ProblemType("sign-in-too-old", 403, "Sign in once more before you do this");
    public static final ProblemType RECEIPT_UNKNOWN =
            new ProblemType("receipt-unknown", 404, "There is no such receipt");

    private ErasureProblems() {}
}

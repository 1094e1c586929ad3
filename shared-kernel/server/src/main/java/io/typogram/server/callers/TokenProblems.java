package io.typogram.server.callers;

import io.typogram.kernel.problems.Problem;
import io.typogram.kernel.problems.ProblemType;
import io.typogram.server.problems.Problems;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/// Why somebody with an access token, or without one, is not let in.
public final class TokenProblems {

    public static final ProblemType SIGN_IN_NEEDED =
            new ProblemType("sign-in-needed", 401, "This is for those who are signed in");
    public static final ProblemType TOKEN_INVALID =
            new ProblemType("token-invalid", 401, "The access token is not genuine");
    public static final ProblemType TOKEN_EXPIRED =
            new ProblemType("token-expired", 401, "The access token has expired");
    public static final ProblemType TOKEN_ISSUER_UNKNOWN =
            new ProblemType("token-issuer-unknown", 401, "The access token is another realm's");
    public static final ProblemType TOKEN_KEYS_UNAVAILABLE =
            new ProblemType("token-keys-unavailable", 503, "Tokens cannot be verified just now");

    private TokenProblems() {}

    /// The refusal of a credential, which says that another one is wanted if it is one of 401.
    public static Response refuse(ProblemType type) {
        var answer = Problems.respond(Problem.of(type));
        if (type.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, BearerToken.SCHEME);
        }
        return answer.build();
    }
}

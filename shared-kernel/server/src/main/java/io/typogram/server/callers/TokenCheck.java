package io.typogram.server.callers;

import io.typogram.kernel.problems.ProblemType;

/// What became of an access token.
public sealed interface TokenCheck {

    record Verified(TokenHolder holder) implements TokenCheck {}

    record Refused(ProblemType problem) implements TokenCheck {}
}

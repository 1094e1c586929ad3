package io.typogram.platform.callers;

import io.typogram.kernel.problems.ProblemType;

/// What became of an access token.
public sealed interface TokenCheck {

    record Verified(Player player) implements TokenCheck {}

    record Refused(ProblemType problem) implements TokenCheck {}
}

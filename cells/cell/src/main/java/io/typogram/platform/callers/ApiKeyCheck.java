package io.typogram.platform.callers;

import io.typogram.kernel.problems.ProblemType;
import java.util.Set;

/// What became of an API key.
public sealed interface ApiKeyCheck {

    record Verified(Player player, Set<ApiScope> scopes) implements ApiKeyCheck {

        public Verified {
            scopes = Set.copyOf(scopes);
        }
    }

    record Refused(ProblemType problem) implements ApiKeyCheck {}
}

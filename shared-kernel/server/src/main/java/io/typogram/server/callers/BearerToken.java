package io.typogram.server.callers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads `Authorization: Bearer …`.
public final class BearerToken {

    static final String SCHEME = "Bearer";

    private static final String PREFIX = SCHEME + " ";

    private BearerToken() {}

    /// The credential in a header; empty when there is none of this scheme.
    public static Optional<String> read(@Nullable String authorization) {
        return authorization == null
                        || !authorization.regionMatches(true, 0, PREFIX, 0, PREFIX.length())
                ? Optional.empty()
                : Optional.of(authorization.substring(PREFIX.length()).strip());
    }
}

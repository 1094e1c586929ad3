package io.typogram.platform.callers;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an API key may be allowed to do.
public enum ApiScope {
    RESULTS_READ,
    RESULTS_WRITE,
    PROFILE_READ,
    PROFILE_WRITE,
    BOARDS_READ;

    /// Reads the wire name, such as `results:read`.
    public static Optional<ApiScope> named(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }
}

package io.typogram.edge.caching;

import java.util.Locale;
import java.util.Objects;

/// What an answer is kept under: the method is always GET, and an edge is reached by one scheme.
///
/// @param host as the client named it, in lower case: tenants have hosts of their own
/// @param target path and query as they were sent. Two spellings of one address are two keys: that
///     costs room, and mistaking two addresses for one would cost more
record CacheKey(String host, String target) {

    CacheKey {
        Objects.requireNonNull(target);
        host = host.toLowerCase(Locale.ROOT);
    }

    int weight() {
        return 128 + host.length() + target.length();
    }
}

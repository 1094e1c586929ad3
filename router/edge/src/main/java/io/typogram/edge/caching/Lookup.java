package io.typogram.edge.caching;

import java.util.Optional;

/// What a request finds in the cache.
public sealed interface Lookup {

    /// The answer is here.
    record Fresh(Stored stored) implements Lookup {}

    /// The answer is here and stale, and may be given.
    ///
    /// @param revalidation the right to fetch a new one in the background; at most one request at a
    ///     time has it
    record Stale(Stored stored, Served served, Optional<Fill> revalidation) implements Lookup {}

    /// A cell is to be asked, and the answer shown to the fill while it goes to the client.
    record MustFetch(Fill fill) implements Lookup {}

    /// Another request has asked a cell already.
    record Join(Follower follower) implements Lookup {}

    /// The client wants nothing but what is here, and nothing is: 504 (RFC 9111, section 5.2.1.7).
    record NotHere() implements Lookup {}

    /// The request goes to a cell as it is, and the cache does not see the answer.
    ///
    /// @param cacheStatus what the answer tells the client about that
    record Bypass(String cacheStatus) implements Lookup {}
}

package io.typogram.edge.caching;

import java.util.Collection;

/// Where it is told that kept answers are wrong.
public interface CachePurges extends AutoCloseable {

    /// Who acts on it.
    interface Receiver {

        /// What has one of these keys is wrong.
        void purged(Collection<String> tags);

        /// Purges may have been told that were not heard, so anything could be wrong.
        void mayHaveMissed();
    }

    /// Begins to listen, in the background.
    void follow(Receiver receiver);

    @Override
    void close();
}

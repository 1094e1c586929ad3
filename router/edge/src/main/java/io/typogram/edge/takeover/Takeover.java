package io.typogram.edge.takeover;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// How an edge meets the one before it, and the one after.
public interface Takeover extends AutoCloseable {

    /// The edge that serves until now; empty when there is none.
    ///
    /// @throws IOException when there is one and it does not hand over
    Optional<Predecessor> predecessor() throws IOException;

    /// From now on a new edge may take these sockets and replace this one.
    void offer(List<ListeningSocket> sockets, Retirement retirement);

    /// Offers nothing any more.
    @Override
    void close();

    /// Where processes cannot hand over sockets: every edge is the first and the last.
    static Takeover none() {
        return new Takeover() {

            @Override
            public Optional<Predecessor> predecessor() {
                return Optional.empty();
            }

            @Override
            public void offer(List<ListeningSocket> sockets, Retirement retirement) {
                // Nobody can ask.
            }

            @Override
            public void close() {
                // Nothing was opened.
            }
        };
    }
}

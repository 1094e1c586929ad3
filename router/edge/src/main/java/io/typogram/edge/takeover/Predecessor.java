package io.typogram.edge.takeover;

import java.io.IOException;
import java.util.Optional;

/// The edge that serves until now, as the one that replaces it sees it.
public interface Predecessor extends AutoCloseable {

    /// Takes the old one's listening socket, which is then the caller's to close.
    ///
    /// @return empty when the old one has none of this role, or it was taken before
    Optional<ListeningSocket> take(Role role);

    /// Tells the old one that it has been replaced, and returns when it has let go of what only one
    /// edge can hold, or is gone.
    ///
    /// @throws IOException when it does not do so in time
    void replace() throws IOException;

    /// Ends the conversation and closes what was not taken. An old edge that has not been told that
    /// it was replaced goes on as if nothing had been.
    @Override
    void close();
}

package io.typogram.edge.directory;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The map from users to homes. Safe for use by any number of threads; lookups never block.
public interface Directory {

    /// The home that is known, if any is.
    Optional<Home> find(UserId user);

    /// Takes in what somebody says of a user's home. Never goes back in time: a home of an earlier
    /// epoch than the known one is left out. One of the same epoch replaces the known one.
    ///
    /// @return whether the directory now says something else than before
    boolean learn(UserId user, Home home);

    /// Forgets somebody altogether, unless a home of a later epoch than this is known. Nothing is kept
    /// of them: whoever tells an older home afterwards is believed.
    ///
    /// @return whether the directory now says something else than before
    boolean forget(UserId user, int epoch);

    /// For taking in a great many at once. What it is given is seen when it is closed, and perhaps
    /// before; for the rest it is as if [#learn] and [#forget] had been called one after the other.
    Intake intake();

    /// How many users are known.
    long size();

    /// How much memory is taken for them, whether it is in use or not.
    long bytes();

    /// The cells that anybody is known to live in, and perhaps some in which nobody does any more.
    List<CellId> cells();

    /// Shows every known user once. What is learned meanwhile may be seen or not.
    void forEach(Visitor visitor);

    /// Sees the users one after the other.
    @FunctionalInterface
    interface Visitor {
        void visit(UUID user, Home home);
    }

    /// Takes in the news of many users, given by one thread.
    interface Intake extends AutoCloseable {

        void learn(UUID user, Home home);

        void forget(UUID user, int epoch);

        @Override
        void close();
    }
}

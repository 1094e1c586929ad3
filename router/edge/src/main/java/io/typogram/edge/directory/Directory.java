package io.typogram.edge.directory;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.identity.UserId;
import io.typogram.kernel.topology.Home;
import java.util.List;
import java.util.Optional;

/// The map from users to homes. Safe for use by any number of threads; lookups never block.
public interface Directory {

    /// The home that is known, if any is.
    Optional<Home> find(UserId user);

    /// Takes in what somebody says of a user's home. Never goes back in time: a home of an earlier
    /// epoch than the known one is left out. One of the same epoch replaces the known one.
    ///
    /// @return whether the directory now says something else than before
    boolean learn(UserId user, Home home);

    /// How many users are known.
    long size();

    /// The cells that anybody is known to live in.
    List<CellId> cells();

    /// Makes room for that many users at once, so that a large copy does not grow step by step.
    void reserve(long users);

    /// Shows every known user once. What is learned meanwhile may be seen or not.
    void forEach(Visitor visitor);

    /// Sees the users one after the other, without an object for each.
    @FunctionalInterface
    interface Visitor {
        void visit(long most, long least, Home home);
    }
}

package io.typogram.kernel.moves;

import io.typogram.kernel.identity.CellId;
import io.typogram.kernel.moves.MovingCell.Erased;
import io.typogram.kernel.topology.Home;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Topology's records of erasures. Every method is one transaction. All that change something do so only
/// if the erasure is still in the same turn and state; they answer how it stands then, and nothing when
/// somebody else has taken it up.
public interface Erasures {

    /// Begins a turn, unless nothing is left to do or another driver's turn may still be under way.
    Optional<Erasure> take(UUID id);

    /// Says that the turn goes on, so that nobody else takes the erasure up.
    Optional<Erasure> renew(Erasure erasure);

    /// Ends what goes on with the user otherwise, such as a move. False when something has to come to its
    /// end first. Nothing of the kind can begin any more.
    boolean settle(Erasure erasure);

    /// Where the user lives, if anywhere.
    Optional<Home> home(Erasure erasure);

    /// The cells that have not erased the user yet, of all that are there now: the home first.
    List<CellId> pending(Erasure erasure);

    /// Writes down what a cell has answered.
    Optional<Erasure> answered(Erasure erasure, CellId cell, Erased erased);

    /// Whether the user can still sign in, as far as is known here.
    boolean hasSignIn(Erasure erasure);

    /// Writes down that the user cannot sign in any more.
    Optional<Erasure> signInEnded(Erasure erasure);

    /// Goes on to `FENCED`, or to `ERASED` if no cell is pending and nobody can sign in: else it stays as it is.
    Optional<Erasure> advance(Erasure erasure, ErasureState next);

    /// Forgets the user in the directory and everywhere else at topology, and goes on to `DONE`.
    Optional<Erasure> forget(Erasure erasure);
}

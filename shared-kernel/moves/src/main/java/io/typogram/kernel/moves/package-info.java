/// The protocol by which a user moves from one cell to another: plain Java, without a container.
///
/// - [HomeRecord] is what a cell has written down about one user's home, with every change that a move
///   may make of it. [CellSide] makes these changes, and copies, in the cell's transactions.
/// - [MoveDriver] takes a move from one [MoveState] to the next. Topology runs it.
/// - What the code needs of the world are small ports: [HomeStore] (a cell's database), [MovingCell]
///   (a cell, as topology speaks to it), [Moves] (topology's records), and a clock. In production they
///   are JDBC and HTTP; in the simulation they crash, lose, double and delay.
///
/// Promises: a write that was acknowledged is in the data of the user's home; one cell accepts writes for
/// an epoch; a user's reads never go back in time; every move ends once the parties can talk again. Why
/// they hold is told in `docs/internals/moves.md`.
@NullMarked
package io.typogram.kernel.moves;

import org.jspecify.annotations.NullMarked;

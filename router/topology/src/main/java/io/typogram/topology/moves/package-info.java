/// Moves: carrying users from one home to another, one by one or until a cell is empty.
///
/// The protocol is [io.typogram.kernel.moves]; here are its records, who drives it, and who may wish for it.
/// Owns `moves`, `move_changes`, `move_turns` and `drains`, in which rebalances stand too.
///
/// - Every move is on record before anything happens, and what a driver has learned is on record before
///   it is relied on: so every node of topology may go on where another one died.
/// - A home changes in one transaction with the state of its move.
/// - Of one user one move is open at a time.
@NullMarked
package io.typogram.topology.moves;

import org.jspecify.annotations.NullMarked;

/// The cell's side of moves: what [io.typogram.kernel.moves.CellSide] needs of the database, and the address where
/// topology asks. Which tables there are is read from the live schema, so a new context needs no code here.
@NullMarked
package io.typogram.platform.moves;

import org.jspecify.annotations.NullMarked;

/// Runs the real code of moves in a world where time, chance, network and stores are the simulation's:
/// one thread, one seed, the same course every time.
@NullMarked
package io.typogram.kernel.moves.simulation;

import org.jspecify.annotations.NullMarked;

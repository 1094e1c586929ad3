/// Moves on the wire, their transactions, and the threads that drive them.
@NullMarked
package io.typogram.topology.moves.boundary;

import org.jspecify.annotations.NullMarked;

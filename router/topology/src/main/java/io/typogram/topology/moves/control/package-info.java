/// The tables, and what may be planned: no transactions and no wire.
@NullMarked
package io.typogram.topology.moves.control;

import org.jspecify.annotations.NullMarked;

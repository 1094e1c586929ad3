/// Tests of what decides about moves, without a container.
@NullMarked
package io.typogram.topology.moves.control;

import org.jspecify.annotations.NullMarked;

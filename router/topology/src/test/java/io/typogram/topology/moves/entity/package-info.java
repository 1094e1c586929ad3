/// Tests of what is on record of moves, without a container.
@NullMarked
package io.typogram.topology.moves.entity;

import org.jspecify.annotations.NullMarked;

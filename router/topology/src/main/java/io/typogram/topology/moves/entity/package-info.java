/// What is on record of moves and drains, and what may come of wishes for them.
@NullMarked
package io.typogram.topology.moves.entity;

import org.jspecify.annotations.NullMarked;

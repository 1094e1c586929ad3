/// Loads: what every node and every edge has had to do in the last hour, for people who look.
///
/// Each node of topology asks for itself, keeps what it learned in memory, and forgets it when it ends.
/// Of what it decides, only rollouts look at it (`CellHealth`). What was not learned is missing: nothing is filled in.
@NullMarked
package io.typogram.topology.loads;

import org.jspecify.annotations.NullMarked;

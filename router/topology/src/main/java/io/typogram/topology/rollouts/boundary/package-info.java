/// Rollouts on the wire, and who looks after them.
@NullMarked
package io.typogram.topology.rollouts.boundary;

import org.jspecify.annotations.NullMarked;

/// Decides about rollouts, and keeps them.
@NullMarked
package io.typogram.topology.rollouts.control;

import org.jspecify.annotations.NullMarked;

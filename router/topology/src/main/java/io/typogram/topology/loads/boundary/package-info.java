/// Asks nodes and edges for their metrics, and gives out what they said.
@NullMarked
package io.typogram.topology.loads.boundary;

import org.jspecify.annotations.NullMarked;

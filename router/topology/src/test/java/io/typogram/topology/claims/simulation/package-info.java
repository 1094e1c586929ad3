/// Claims among clients that die, ask twice and come late.
@NullMarked
package io.typogram.topology.claims.simulation;

import org.jspecify.annotations.NullMarked;

/// The claims on the wire, their transactions, and the sweeper.
@NullMarked
package io.typogram.topology.claims.boundary;

import org.jspecify.annotations.NullMarked;

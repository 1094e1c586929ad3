/// Homes on the wire, and the transaction that places.
@NullMarked
package io.typogram.topology.placement.boundary;

import org.jspecify.annotations.NullMarked;

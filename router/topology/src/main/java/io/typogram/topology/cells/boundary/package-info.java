/// The cells on the wire, and their registration from the configuration at start.
@NullMarked
package io.typogram.topology.cells.boundary;

import org.jspecify.annotations.NullMarked;

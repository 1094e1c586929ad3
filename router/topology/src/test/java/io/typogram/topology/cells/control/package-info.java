/// Tests without a container.
@NullMarked
package io.typogram.topology.cells.control;

import org.jspecify.annotations.NullMarked;

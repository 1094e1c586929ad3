/// Tests without a container.
@NullMarked
package io.typogram.topology.cells;

import org.jspecify.annotations.NullMarked;

/// Loads, without a container.
@NullMarked
package io.typogram.topology.loads.control;

import org.jspecify.annotations.NullMarked;

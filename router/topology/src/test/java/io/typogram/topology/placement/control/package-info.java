/// Tests without a container.
@NullMarked
package io.typogram.topology.placement.control;

import org.jspecify.annotations.NullMarked;

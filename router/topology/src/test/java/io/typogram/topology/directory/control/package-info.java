/// Tests without a container.
@NullMarked
package io.typogram.topology.directory.control;

import org.jspecify.annotations.NullMarked;

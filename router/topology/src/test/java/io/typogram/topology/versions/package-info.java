/// Tests without a container.
@NullMarked
package io.typogram.topology.versions;

import org.jspecify.annotations.NullMarked;

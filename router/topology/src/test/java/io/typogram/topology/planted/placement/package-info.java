/// Breaks the rules on purpose, to show that they hold.
@NullMarked
package io.typogram.topology.planted.placement;

import org.jspecify.annotations.NullMarked;

/// Breaks the rules on purpose, to show that they hold.
@NullMarked
package io.typogram.topology.planted.cells.control;

import org.jspecify.annotations.NullMarked;

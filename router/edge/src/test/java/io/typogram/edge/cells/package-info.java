@NullMarked
package io.typogram.edge.cells;

import org.jspecify.annotations.NullMarked;

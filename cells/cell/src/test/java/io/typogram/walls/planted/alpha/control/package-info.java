/// Reaches into another context.
@NullMarked
package io.typogram.walls.planted.alpha.control;

import org.jspecify.annotations.NullMarked;

/// Keeps to the walls.
@NullMarked
package io.typogram.walls.planted.alpha.boundary;

import org.jspecify.annotations.NullMarked;

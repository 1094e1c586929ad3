/// A context that reaches into another.
@NullMarked
package io.typogram.walls.planted.alpha;

import org.jspecify.annotations.NullMarked;

/// A context that is reached into.
@NullMarked
package io.typogram.walls.planted.beta;

import org.jspecify.annotations.NullMarked;

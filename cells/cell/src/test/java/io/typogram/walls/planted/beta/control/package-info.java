/// Knows what it must not.
@NullMarked
package io.typogram.walls.planted.beta.control;

import org.jspecify.annotations.NullMarked;

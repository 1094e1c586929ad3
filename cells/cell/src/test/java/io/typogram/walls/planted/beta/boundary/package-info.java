/// What nothing inside may know.
@NullMarked
package io.typogram.walls.planted.beta.boundary;

import org.jspecify.annotations.NullMarked;

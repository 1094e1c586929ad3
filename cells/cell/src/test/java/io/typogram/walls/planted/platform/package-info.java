/// A platform that names a context.
@NullMarked
package io.typogram.walls.planted.platform;

import org.jspecify.annotations.NullMarked;

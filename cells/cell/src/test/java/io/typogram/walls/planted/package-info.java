/// A small application that breaks every wall once.
@NullMarked
package io.typogram.walls.planted;

import org.jspecify.annotations.NullMarked;

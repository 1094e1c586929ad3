/// Knows what it must not.
@NullMarked
package io.typogram.walls.planted.beta.entity;

import org.jspecify.annotations.NullMarked;

/// What a node does by itself, again and again, while it serves.
@NullMarked
package io.typogram.platform.background;

import org.jspecify.annotations.NullMarked;

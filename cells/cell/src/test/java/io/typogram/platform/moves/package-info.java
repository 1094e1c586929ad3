@NullMarked
package io.typogram.platform.moves;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.typogram.moves;

import org.jspecify.annotations.NullMarked;

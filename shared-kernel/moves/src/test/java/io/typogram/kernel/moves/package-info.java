@NullMarked
package io.typogram.kernel.moves;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.typogram.edge;

import org.jspecify.annotations.NullMarked;

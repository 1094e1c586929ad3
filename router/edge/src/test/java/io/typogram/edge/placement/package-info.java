@NullMarked
package io.typogram.edge.placement;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.typogram.edge.limiting;

import org.jspecify.annotations.NullMarked;

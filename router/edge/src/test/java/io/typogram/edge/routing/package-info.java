@NullMarked
package io.typogram.edge.routing;

import org.jspecify.annotations.NullMarked;

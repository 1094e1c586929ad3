@NullMarked
package io.typogram.edge.metrics;

import org.jspecify.annotations.NullMarked;

/// What the edge counts about itself, in the text form that Prometheus reads.
@NullMarked
package io.typogram.edge.metrics;

import org.jspecify.annotations.NullMarked;

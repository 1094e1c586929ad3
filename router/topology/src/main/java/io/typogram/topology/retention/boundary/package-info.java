/// Forgets, again and again.
@NullMarked
package io.typogram.topology.retention.boundary;

import org.jspecify.annotations.NullMarked;

/// A real server on a real database, and a caller who speaks with it over the wire only.
@NullMarked
package io.typogram.topology.testing;

import org.jspecify.annotations.NullMarked;

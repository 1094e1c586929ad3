/// The policy: pure functions, no database.
@NullMarked
package io.typogram.topology.placement.control;

import org.jspecify.annotations.NullMarked;

/// Topology as a whole: its walls, and what it promises over the wire.
@NullMarked
package io.typogram.topology;

import org.jspecify.annotations.NullMarked;

/// What stands in for the rest of the platform in tests: real servers on real sockets, in-process.
@NullMarked
package io.typogram.edge.testing;

import org.jspecify.annotations.NullMarked;

/// Benchmarks of parts of the edge without its network, each a program of its own that
/// `./typogram bench` runs. They lie in the edge's own jar, so that what is measured is what is run,
/// from one class path.
@NullMarked
package io.typogram.edge.bench;

import org.jspecify.annotations.NullMarked;

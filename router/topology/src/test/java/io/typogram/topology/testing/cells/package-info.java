/// Cells as topology's moves see them: the real protocol over tables that tests may look into. These
/// classes run in the server, beside the application.
@NullMarked
package io.typogram.topology.testing.cells;

import org.jspecify.annotations.NullMarked;

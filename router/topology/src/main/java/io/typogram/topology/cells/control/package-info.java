/// Reads the configuration's list of cells, and writes the audit.
@NullMarked
package io.typogram.topology.cells.control;

import org.jspecify.annotations.NullMarked;

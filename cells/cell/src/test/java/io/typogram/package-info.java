/// What holds between the parts of a cell: its walls, its words on the wire, and what it takes from
/// other cells.
@NullMarked
package io.typogram;

import org.jspecify.annotations.NullMarked;

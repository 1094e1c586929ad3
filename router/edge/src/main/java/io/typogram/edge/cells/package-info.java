/// The cells there are and the nodes that serve them, as topology last told.
///
/// The edge never invents a cell: a cell that topology has not named is not routed to, whatever a
/// token, a header or an operator says. The list is small, immutable, and replaced as a whole.
@NullMarked
package io.typogram.edge.cells;

import org.jspecify.annotations.NullMarked;

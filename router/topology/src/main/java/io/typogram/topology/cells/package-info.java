/// The registry of cells: where they are, how much they take, and in which state of life they are.
///
/// Owns `cells`, `cell_users`, `cell_descriptions`, `cell_changes` and `node_releases`. Every change has a version, a person or part that
/// made it, and a reason. A change is seen by whoever reads after it committed; routers learn it with
/// the directory's changes.
@NullMarked
package io.typogram.topology.cells;

import org.jspecify.annotations.NullMarked;

/// The audit: what people have changed, over all cells, moves, tenants and erasures, for people who look.
///
/// Reads what these have written down, and writes nothing but the indexes that it needs.
/// A drain stands for the moves that it plans, which are seen among the moves.
@NullMarked
package io.typogram.topology.audit;

import org.jspecify.annotations.NullMarked;

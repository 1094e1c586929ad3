/// The cell's caches, in Infinispan: every one named and bounded, shared by the nodes of the cell.
///
/// A cache holds only what can be had again; losing all of them costs time and nothing else.
@NullMarked
package io.typogram.platform.caching;

import org.jspecify.annotations.NullMarked;

/// The boards' endpoints, and their ears: for runs in this cell and for bests of other cells.
@NullMarked
package io.typogram.leaderboards.boundary;

import org.jspecify.annotations.NullMarked;

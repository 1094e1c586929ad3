/// Chooses the home of a new user: the asked region first, then the nearest that has room, and among
/// a region's cells by weight.
///
/// A user is placed once. Asking again, or many times at once, gives the same home. A cell never holds
/// more users than its capacity, because the count is read and raised in the transaction that places.
@NullMarked
package io.typogram.topology.placement;

import org.jspecify.annotations.NullMarked;

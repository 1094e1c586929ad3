/// What typing makes of a player: experience and levels, days in a row, goals.
///
/// Owns the tables `progress` and `activity_days`. In comes `typing.test-completed.v2` of this cell, in the
/// transaction that keeps the result, so every result is credited once. Nothing goes out. What a
/// player reads in their home is exact at once. Days are kept and not counted, so a streak is the same
/// in whatever order the results of its days arrive.
@NullMarked
package io.typogram.progress;

import org.jspecify.annotations.NullMarked;

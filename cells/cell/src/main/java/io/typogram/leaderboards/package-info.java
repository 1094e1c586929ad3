/// Boards: who types how fast, in this cell and in all of them.
///
/// Owns `board_entries` (this cell's players) and `global_board_entries` (the players of all cells).
/// Both take a run in the transaction that accepted it. Out goes `leaderboards.best-improved.v1` to
/// all cells: state, not a step, merged by the best run and then by the later home epoch, so that
/// copies, delays and changes of order do no harm. A board of this cell is exact at once; a board of
/// all cells converges, and lacks what has not arrived yet.
///
/// One tie rule everywhere: higher wpm, then higher accuracy, then earlier, then the smaller user id.
/// An entry is one run, whole.
@NullMarked
package io.typogram.leaderboards;

import org.jspecify.annotations.NullMarked;

/// Whether a user lives in this cell, and the fence that keeps everybody else's writes out.
///
/// The table `homes` is this cell's own record of who lives here; topology's directory is the truth
/// across cells. A user whom the cell does not know is asked for at topology once. Every user write
/// locks its user's row of `homes` and checks it in the write's own transaction, so a move, which
/// changes that row, either waits for the write to commit or makes it fail.
@NullMarked
package io.typogram.platform.residence;

import org.jspecify.annotations.NullMarked;

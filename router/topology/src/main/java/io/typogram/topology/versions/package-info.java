/// Numbers the changes of the directory and of the cells, without a sequence.
///
/// A follower asks for "everything after V" and must never miss a change. A database sequence cannot
/// promise that: number 7 may commit before number 6, and a follower that has seen 7 does not ask for
/// 6 again. So numbers come from one row, which a writer locks before it takes one and holds until it
/// commits: whoever sees version V sees every change up to V.
///
/// The price is that writers of the directory stand in one line, and a line moves one commit at a time.
/// Placements therefore commit in groups (see `placement.boundary.PlaceUsers`), so the line carries many
/// changes per commit; and the writers of one node wait for each other before they begin ([WritersTurn]). Reads never lock the row.
@NullMarked
package io.typogram.topology.versions;

import org.jspecify.annotations.NullMarked;

/// Who lives where: the whole directory in memory, followed from topology, kept on disk.
///
/// Topology owns the truth. What stands here is a copy that only moves forward: of two homes of one
/// user the one with the higher epoch stays, whoever told it (a snapshot, a change, a 421, a
/// placement), so news may come late, twice and out of order. Lookups never wait. With topology
/// dead the last good copy on disk is enough to start and to route.
///
/// [DirectoryFollower] is the protocol; it knows topology, the disk and time only through
/// [TopologyFeed], [LastGoodCopy] and `InstantSource`, so that a simulation can run it.
@NullMarked
package io.typogram.edge.directory;

import org.jspecify.annotations.NullMarked;

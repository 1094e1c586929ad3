/// Snapshot and changes on the wire, for routers.
@NullMarked
package io.typogram.topology.directory.boundary;

import org.jspecify.annotations.NullMarked;

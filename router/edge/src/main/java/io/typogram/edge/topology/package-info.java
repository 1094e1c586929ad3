/// Speaks HTTP with topology: follows its directory and asks it to place users.
///
/// Topology is never on the path of a routed request. Only a user whom nobody knows waits for it.
@NullMarked
package io.typogram.edge.topology;

import org.jspecify.annotations.NullMarked;

/// Rollouts: a new release goes to one cell first, and to the others when it has done well there.
///
/// Owns `rollouts` and `rollout_changes`, the audit of each. Topology decides which cell may take a release, and
/// restarts nobody: whoever runs the servers asks, and does.
@NullMarked
package io.typogram.topology.rollouts;

import org.jspecify.annotations.NullMarked;

/// Starts a set of processes in the order of their dependencies, keeps them alive, and ends them.
///
/// Nothing here knows what Typogram is. A [Component] says what it needs, how it is started and how
/// one sees that it is ready; the [Supervisor] does the rest, as parallel as the dependencies allow
/// and with a bound on every wait. What is running is written to a [StateFile] after every change,
/// so that the next command finds and ends every process even when the supervisor itself was killed.
@NullMarked
package io.typogram.local.supervision;

import org.jspecify.annotations.NullMarked;

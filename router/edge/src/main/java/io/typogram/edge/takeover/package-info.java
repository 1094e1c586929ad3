/// How a new edge replaces an old one on the same machine without losing a connection.
///
/// The kernel's queue of connections that nobody has accepted yet belongs to the listening socket,
/// not to a process. So the old edge hands its listening sockets to the new one ([Takeover]), both
/// accept from the same queue for a moment, and the old one closes only its own descriptors: the
/// sockets are never shut down, and the queue is never without an owner.
///
/// What only one process may hold (the admin port, the file of the last good copy) changes hands
/// when the new one says that it serves, not before: should it die first, the old one has lost
/// nothing and goes on.
@NullMarked
package io.typogram.edge.takeover;

import org.jspecify.annotations.NullMarked;

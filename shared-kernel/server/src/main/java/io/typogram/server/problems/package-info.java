/// Every error that leaves a server is a problem (RFC 9457) with a stable code: refusals that the
/// code returns, faults that it throws, and whatever the container itself refuses.
@NullMarked
package io.typogram.server.problems;

import org.jspecify.annotations.NullMarked;

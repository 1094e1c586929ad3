/// Which player is calling. Access tokens are verified by `io.typogram.server.callers`, and API keys by
/// the context that issues them. What a key may do is said at the endpoints with
/// [io.typogram.platform.callers.NeedsScope].
@NullMarked
package io.typogram.platform.callers;

import org.jspecify.annotations.NullMarked;

/// What boards promise over the wire.
@NullMarked
package io.typogram.leaderboards;

import org.jspecify.annotations.NullMarked;

/// The way out of the outbox and the way into the contexts.
@NullMarked
package io.typogram.platform.events;

import org.jspecify.annotations.NullMarked;

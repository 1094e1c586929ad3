/// Events: from a context, through the outbox, to Pulsar, and from there into the other cells.
///
/// A context tells of what happened with [io.typogram.platform.events.Events]. The event is written
/// to the outbox in the same transaction as the change it tells of, and observers in this cell hear
/// of it in that transaction too. After the commit the publisher sends it and deletes it only when
/// the broker has it: twice is allowed, never is not. A context listens to other cells by being an
/// [io.typogram.platform.events.EventConsumer]; what arrives is state to merge, so late, doubled and
/// reordered events do no harm.
///
/// What caches before the cells should drop is no event: see [io.typogram.platform.events.CachePurges].
@NullMarked
package io.typogram.platform.events;

import org.jspecify.annotations.NullMarked;

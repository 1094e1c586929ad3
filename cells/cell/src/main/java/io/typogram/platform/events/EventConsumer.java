package io.typogram.platform.events;

import io.typogram.kernel.events.EventEnvelope;
import io.typogram.kernel.events.EventType;
import java.util.Set;

/// A context's ear for what happened in other cells. Every bean of this kind is found and fed.
///
/// `merge` runs in a transaction. It must give the same end whether an event comes once or twice,
/// early or late, because all of that happens. When it throws, the event is tried again and at last
/// put among the dead letters; it is never dropped.
public interface EventConsumer {

    Set<EventType> types();

    void merge(EventEnvelope event);
}

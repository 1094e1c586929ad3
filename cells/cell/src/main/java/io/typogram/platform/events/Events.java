package io.typogram.platform.events;

import io.typogram.kernel.events.EventEnvelope;
import io.typogram.platform.Cell;
import io.typogram.platform.residence.EventStamp;
import io.typogram.platform.residence.Fence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.UUID;

/// Where contexts tell of what happened.
@ApplicationScoped
public class Events {

    @Inject private Cell cell;
    @Inject private Fence fence;
    @Inject private Outbox outbox;
    @Inject private Event<DomainEvent> observers;

    /// Puts the event into the outbox, if it may leave the cell, and tells this cell's observers, all in the transaction of the
    /// user write that is under way.
    ///
    /// @return the envelope it will travel in
    public EventEnvelope publish(DomainEvent event) {
        EventStamp stamp = fence.nextEvent(event.userId());
        EventEnvelope envelope =
                new EventEnvelope(
                        UUID.randomUUID(),
                        event.type(),
                        cell.id(),
                        event.userId().toString(),
                        event.occurredAt(),
                        stamp.epoch(),
                        stamp.sequence(),
                        EventJson.payload(event));
        outbox.append(envelope, event.reach(), event.disclosure(), fence.tenant(event.userId()));
        observers.fire(event);
        return envelope;
    }
}

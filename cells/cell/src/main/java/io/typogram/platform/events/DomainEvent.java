package io.typogram.platform.events;

import io.typogram.kernel.events.Disclosure;
import io.typogram.kernel.events.EventType;
import io.typogram.kernel.events.Reach;
import io.typogram.kernel.identity.UserId;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;

/// Something that happened to one user, in the past tense. Each context has one sealed interface of
/// its own that extends this one. The record's components are the event's shape on the wire.
public interface DomainEvent {

    @JsonbTransient
    EventType type();

    @JsonbTransient
    Reach reach();

    /// What it tells somebody outside of the cell. An event that does not say so never leaves a tenant's
    /// cell.
    @JsonbTransient
    default Disclosure disclosure() {
        return Disclosure.INTERNAL;
    }

    /// Whom it is about.
    UserId userId();

    /// When it happened.
    Instant occurredAt();
}

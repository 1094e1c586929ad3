package io.typogram.kernel.events;

import io.typogram.kernel.identity.CellId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/// What stands around every event on the wire.
///
/// @param eventId the same on every copy, so that a reader can tell a copy from a second event
/// @param subject whom or what it is about; messages of one subject stay in one order
/// @param epoch the subject's home epoch when it happened
/// @param sequence counts the subject's events within its home, from one; gaps tell of loss
/// @param payload the event itself, as JSON text
public record EventEnvelope(
        UUID eventId,
        EventType type,
        CellId originCell,
        String subject,
        Instant occurredAt,
        int epoch,
        long sequence,
        String payload) {

    public static final int MAX_SUBJECT_LENGTH = 100;

    public EventEnvelope {
        Objects.requireNonNull(eventId);
        Objects.requireNonNull(type);
        Objects.requireNonNull(originCell);
        Objects.requireNonNull(occurredAt);
        Objects.requireNonNull(payload);
        if (subject.isBlank() || subject.length() > MAX_SUBJECT_LENGTH) {
            throw new IllegalArgumentException("a subject has 1 to 100 characters");
        }
        if (epoch < 1 || sequence < 1) {
            throw new IllegalArgumentException("epochs and sequences begin at one");
        }
    }
}

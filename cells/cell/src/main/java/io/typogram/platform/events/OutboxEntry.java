package io.typogram.platform.events;

import java.util.UUID;

/// One event that waits to be sent. A plain class and not a record, because an array is compared by
/// identity and nobody compares these.
final class OutboxEntry {

    private final UUID eventId;
    private final String topic;
    private final String subject;
    private final byte[] envelope;

    OutboxEntry(UUID eventId, String topic, String subject, byte[] envelope) {
        this.eventId = eventId;
        this.topic = topic;
        this.subject = subject;
        this.envelope = envelope;
    }

    UUID eventId() {
        return eventId;
    }

    String topic() {
        return topic;
    }

    String subject() {
        return subject;
    }

    byte[] envelope() {
        return envelope;
    }
}

package io.typogram.platform.events;

/// Thrown to end a transaction that would add an event to a full outbox. Answered 503
/// `events-backlogged`, and not logged for each write: the log says once that the outbox is full.
public final class EventsBackloggedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EventsBackloggedException() {
        super("as many events wait as may");
    }
}

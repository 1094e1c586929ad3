package io.typogram.platform.events;

/// How full the outbox is.
enum OutboxState {
    FINE,
    /// The broker has been away for long; somebody should look.
    ALARMING,
    /// Nothing more is let in.
    FULL
}

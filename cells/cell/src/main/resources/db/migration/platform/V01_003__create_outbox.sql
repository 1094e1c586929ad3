-- Events that the broker has not acknowledged yet.
CREATE TABLE outbox (
    event_id UUID PRIMARY KEY,
    topic VARCHAR(200) NOT NULL,
    subject VARCHAR(100) NOT NULL,
    envelope BYTEA NOT NULL,
    appended_at TIMESTAMPTZ NOT NULL
);

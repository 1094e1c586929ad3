CREATE TABLE live_runs (
    user_id UUID NOT NULL,
    result_id UUID NOT NULL,
    test TEXT NOT NULL,
    own_text TEXT,
    keystrokes BYTEA NOT NULL,
    reached_millis DOUBLE PRECISION NOT NULL,
    typed_at TIMESTAMPTZ NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (user_id, result_id)
);

CREATE TABLE keystroke_retentions (
    user_id UUID PRIMARY KEY,
    keep VARCHAR(20) NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);

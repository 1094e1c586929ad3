-- What the preferences mean is the client's to know; their bounds are the accounts'.
CREATE TABLE preferences (
    user_id UUID PRIMARY KEY,
    preferences TEXT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);

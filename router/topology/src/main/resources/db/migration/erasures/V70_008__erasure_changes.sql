-- The audit: when an erasure came to a state, by whom, and what there is to say of it. It names no user.
CREATE TABLE erasure_changes (
    erasure_id UUID NOT NULL REFERENCES erasures (erasure_id),
    step BIGINT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    change TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (erasure_id, step)
);

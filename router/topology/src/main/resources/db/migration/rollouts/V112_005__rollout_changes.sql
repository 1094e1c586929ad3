-- The audit of a rollout: to which state it came, when, by whom and why.
CREATE TABLE rollout_changes (
    rollout_id UUID NOT NULL REFERENCES rollouts (rollout_id),
    version BIGINT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    change TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (rollout_id, version)
);

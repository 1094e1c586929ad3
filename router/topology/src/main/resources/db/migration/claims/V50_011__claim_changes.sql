-- The audit: when a claim came to a state, by whom, and what there is to say of it.
CREATE TABLE claim_changes (
    claim_id UUID NOT NULL REFERENCES claims (claim_id),
    step BIGINT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    change TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (claim_id, step)
);

-- The audit: when a move came to a state, by whom, and what there is to say of it.
CREATE TABLE move_changes (
    move_id UUID NOT NULL REFERENCES moves (move_id),
    step BIGINT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    change TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (move_id, step)
);

-- The audit: who changed a cell, when, why, and what it was from then on.
CREATE TABLE cell_changes (
    change_id UUID NOT NULL PRIMARY KEY,
    cell_id TEXT NOT NULL REFERENCES cells (cell_id),
    version BIGINT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL,
    changed_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    state TEXT NOT NULL,
    weight BIGINT NOT NULL,
    capacity BIGINT NOT NULL,
    nodes TEXT[] NOT NULL,
    UNIQUE (cell_id, version)
);

-- A release on its way into all cells. `version` counts the rows of rollout_changes.
CREATE TABLE rollouts (
    rollout_id UUID NOT NULL PRIMARY KEY,
    release TEXT NOT NULL,
    canary TEXT NOT NULL REFERENCES cells (cell_id),
    state TEXT NOT NULL,
    soak_seconds BIGINT NOT NULL CHECK (soak_seconds >= 0),
    soaking_since TIMESTAMPTZ,
    unready_since TIMESTAMPTZ,
    halted TEXT,
    wanted_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    began_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    ended BOOLEAN NOT NULL
);

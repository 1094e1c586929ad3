-- The wish of an operator that everybody leaves a cell. `users` is how many lived there when it began.
CREATE TABLE drains (
    drain_id UUID NOT NULL PRIMARY KEY,
    cell_id TEXT NOT NULL REFERENCES cells (cell_id),
    wanted_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    across_regions BOOLEAN NOT NULL,
    users BIGINT NOT NULL CHECK (users >= 0),
    nowhere_to_go BOOLEAN NOT NULL,
    began_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    outcome TEXT
);

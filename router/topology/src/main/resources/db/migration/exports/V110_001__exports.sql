-- The audit of what operators took out: whose archive, from where, who, when, why. `user_id` is null when the
-- user was erased since.
CREATE TABLE exports (
    export_id UUID NOT NULL PRIMARY KEY,
    user_id UUID,
    cell_id TEXT NOT NULL REFERENCES cells (cell_id),
    began_at TIMESTAMPTZ NOT NULL,
    wanted_by TEXT NOT NULL,
    reason TEXT NOT NULL
);

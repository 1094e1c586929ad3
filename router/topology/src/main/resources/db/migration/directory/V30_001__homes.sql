-- Where every user lives. `placed_version` never changes; `version` is that of the latest move.
CREATE TABLE homes (
    user_id UUID NOT NULL PRIMARY KEY,
    cell_id TEXT NOT NULL REFERENCES cells (cell_id),
    epoch BIGINT NOT NULL CHECK (epoch >= 1),
    version BIGINT NOT NULL,
    placed_version BIGINT NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);

-- The key is the cell's name: it is unique, never changes, and there are few.
CREATE TABLE cells (
    cell_id TEXT NOT NULL PRIMARY KEY,
    region TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    weight BIGINT NOT NULL CHECK (weight >= 0),
    capacity BIGINT NOT NULL CHECK (capacity >= 0),
    nodes TEXT[] NOT NULL,
    version BIGINT NOT NULL,
    registered_at TIMESTAMPTZ NOT NULL,
    changed_at TIMESTAMPTZ NOT NULL
);

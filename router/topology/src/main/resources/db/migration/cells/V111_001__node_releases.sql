-- What the nodes of the cells run, as they said last.
CREATE TABLE node_releases (
    cell_id TEXT NOT NULL REFERENCES cells (cell_id),
    node TEXT NOT NULL,
    release TEXT NOT NULL,
    since TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (cell_id, node)
);

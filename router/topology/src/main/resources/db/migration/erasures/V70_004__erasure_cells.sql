-- How far each cell is. What it deleted stands in erasure_rows.
CREATE TABLE erasure_cells (
    erasure_id UUID NOT NULL REFERENCES erasures (erasure_id),
    cell_id TEXT NOT NULL,
    state TEXT NOT NULL,
    erased_at TIMESTAMPTZ,
    PRIMARY KEY (erasure_id, cell_id)
);

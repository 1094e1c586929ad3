-- How many rows were deleted of which table: of a cell's, or of topology's, whose `cell_id` is empty.
CREATE TABLE erasure_rows (
    erasure_id UUID NOT NULL REFERENCES erasures (erasure_id),
    cell_id TEXT NOT NULL,
    table_name TEXT NOT NULL,
    deleted BIGINT NOT NULL,
    PRIMARY KEY (erasure_id, cell_id, table_name)
);

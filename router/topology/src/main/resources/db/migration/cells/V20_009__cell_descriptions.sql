-- What the configuration said of a cell when it was last read. A weight or a capacity that an operator has
-- set since stays until the configuration says something else.
CREATE TABLE cell_descriptions (
    cell_id TEXT NOT NULL PRIMARY KEY REFERENCES cells (cell_id),
    weight BIGINT NOT NULL,
    capacity BIGINT NOT NULL
);

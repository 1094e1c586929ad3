-- How many users live in a cell, apart from the cell itself, because it changes with every placement.
-- No check against the capacity: an operator may lower that below what lives there already.
CREATE TABLE cell_users (
    cell_id TEXT NOT NULL PRIMARY KEY REFERENCES cells (cell_id),
    users BIGINT NOT NULL CHECK (users >= 0)
);

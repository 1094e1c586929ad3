-- A drain of a region is a rebalance: not everybody leaves a cell, but who belongs to another cell of the
-- region goes there. Its cell is empty, and the columns that follow are its own.
ALTER TABLE drains ALTER COLUMN cell_id DROP NOT NULL;

-- How far the region's users have been looked at: the cell, and the last user of it, in the order of both.
ALTER TABLE drains ADD COLUMN looked_cell TEXT;

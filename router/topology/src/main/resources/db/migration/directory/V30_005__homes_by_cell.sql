-- For draining a cell: who lives there.
CREATE INDEX homes_by_cell ON homes (cell_id, user_id);

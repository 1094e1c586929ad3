CREATE UNIQUE INDEX drains_one_at_a_time ON drains (cell_id) WHERE ended_at IS NULL;

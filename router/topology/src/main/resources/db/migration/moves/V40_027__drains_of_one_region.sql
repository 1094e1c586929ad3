CREATE UNIQUE INDEX drains_of_one_region ON drains (region) WHERE ended_at IS NULL;

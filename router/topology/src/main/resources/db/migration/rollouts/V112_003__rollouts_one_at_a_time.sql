CREATE UNIQUE INDEX rollouts_one_at_a_time ON rollouts (ended) WHERE NOT ended;

CREATE INDEX rollouts_in_time ON rollouts (began_at, rollout_id);

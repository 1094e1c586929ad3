CREATE INDEX rollout_changes_in_time ON rollout_changes (changed_at, rollout_id);

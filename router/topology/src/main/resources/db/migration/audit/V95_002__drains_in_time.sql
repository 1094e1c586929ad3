CREATE INDEX drains_in_time ON drains (began_at, drain_id);

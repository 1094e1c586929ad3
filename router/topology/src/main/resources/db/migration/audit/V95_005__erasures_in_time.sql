CREATE INDEX erasures_in_time ON erasures (requested_at, erasure_id);

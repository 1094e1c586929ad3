CREATE INDEX moves_of_drain ON moves (drain_id, state, changed_at);

-- A drain of many users would hide what else was done.
CREATE INDEX moves_wished_for ON moves (planned_at, move_id) WHERE drain_id IS NULL;

CREATE INDEX moves_in_time ON moves (planned_at, move_id);

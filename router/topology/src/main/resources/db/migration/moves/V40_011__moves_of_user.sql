CREATE INDEX moves_of_user ON moves (user_id, planned_at);

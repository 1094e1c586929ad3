CREATE INDEX results_by_time ON results (user_id, completed_at DESC, result_id DESC);

CREATE INDEX results_hot ON results (completed_at, result_id) WHERE keystrokes_tier = 'hot';

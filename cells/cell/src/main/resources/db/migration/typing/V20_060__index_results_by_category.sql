CREATE INDEX results_by_category ON results
    (user_id, mode, amount, language, punctuation, numbers, difficulty, lazy, completed_at DESC, result_id DESC);

CREATE INDEX result_tags_by_category ON result_tags
    (user_id, tag_id, mode, amount, language, punctuation, numbers, difficulty, lazy, completed_at DESC, result_id DESC);

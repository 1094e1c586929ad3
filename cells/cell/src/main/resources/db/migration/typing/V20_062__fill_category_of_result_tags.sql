UPDATE result_tags
SET mode = r.mode, amount = r.amount, language = r.language, punctuation = r.punctuation, numbers = r.numbers,
    difficulty = r.difficulty, lazy = r.lazy, completed_at = r.completed_at
FROM results r
WHERE r.user_id = result_tags.user_id AND r.result_id = result_tags.result_id;

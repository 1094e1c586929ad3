INSERT INTO category_bests (user_id, mode, amount, language, punctuation, numbers, difficulty, lazy,
                            wpm, accuracy, result_id, achieved_at)
SELECT user_id, mode, amount, language, punctuation, numbers, 'normal', FALSE,
       wpm, accuracy, result_id, achieved_at
FROM personal_bests
ON CONFLICT (user_id, mode, amount, language, punctuation, numbers, difficulty, lazy) DO NOTHING;

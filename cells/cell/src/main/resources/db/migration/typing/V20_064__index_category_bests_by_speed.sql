CREATE INDEX category_bests_by_speed ON category_bests
    (mode, amount, language, punctuation, numbers, difficulty, lazy, wpm);

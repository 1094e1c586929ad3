CREATE INDEX board_entries_by_rank ON board_entries
    (board, period, wpm_hundredths DESC, accuracy_hundredths DESC, achieved_at, user_id);

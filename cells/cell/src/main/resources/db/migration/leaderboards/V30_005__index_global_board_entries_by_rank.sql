CREATE INDEX global_board_entries_by_rank ON global_board_entries
    (board, period, wpm_hundredths DESC, accuracy_hundredths DESC, achieved_at, user_id);

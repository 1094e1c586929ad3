COMMENT ON TABLE board_entries IS 'owner: user. Bests of the players who live here, by board and period';

COMMENT ON TABLE global_board_entries IS 'owner: replicated. Bests of the players of all cells, by board and period';

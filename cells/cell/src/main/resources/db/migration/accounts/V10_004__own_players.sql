COMMENT ON TABLE players IS 'owner: replicated. Public profiles of the players of all cells';

COMMENT ON TABLE player_tenants IS 'owner: user. The tenant of whose members the player is, in a cell that is for everybody';

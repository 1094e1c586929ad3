COMMENT ON TABLE accounts IS 'owner: user. The account of a player who lives here';

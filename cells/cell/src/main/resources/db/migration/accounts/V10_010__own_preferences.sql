COMMENT ON TABLE preferences IS 'owner: user. How a player likes to type';

COMMENT ON TABLE progress IS 'owner: user. Experience, time zone and goals of a player';

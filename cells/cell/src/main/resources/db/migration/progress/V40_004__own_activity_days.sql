COMMENT ON TABLE activity_days IS 'owner: user. The days on which a player typed';

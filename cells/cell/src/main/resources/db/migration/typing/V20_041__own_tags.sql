COMMENT ON TABLE tags IS 'owner: user. Words by which a player sorts their results';

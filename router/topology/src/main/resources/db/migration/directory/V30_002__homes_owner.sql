COMMENT ON TABLE homes IS 'owner: user';

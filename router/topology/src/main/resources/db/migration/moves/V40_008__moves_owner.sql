COMMENT ON TABLE moves IS 'owner: user';

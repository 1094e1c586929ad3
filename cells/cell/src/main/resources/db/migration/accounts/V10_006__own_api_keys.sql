COMMENT ON TABLE api_keys IS 'owner: user. Keys by which programs act for a player';

COMMENT ON TABLE results IS 'owner: user. Runs that were accepted';

COMMENT ON TABLE claim_names IS 'owner: user';

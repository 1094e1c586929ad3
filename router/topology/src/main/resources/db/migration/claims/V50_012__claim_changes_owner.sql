COMMENT ON TABLE claim_changes IS 'owner: user';

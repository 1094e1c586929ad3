COMMENT ON TABLE erasure_changes IS 'owner: cell';

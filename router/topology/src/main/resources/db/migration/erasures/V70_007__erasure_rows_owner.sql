COMMENT ON TABLE erasure_rows IS 'owner: cell';

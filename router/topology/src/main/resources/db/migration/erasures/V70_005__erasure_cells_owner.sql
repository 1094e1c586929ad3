COMMENT ON TABLE erasure_cells IS 'owner: cell';

COMMENT ON TABLE cells IS 'owner: cell';

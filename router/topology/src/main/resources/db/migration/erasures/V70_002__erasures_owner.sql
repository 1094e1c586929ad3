COMMENT ON TABLE erasures IS 'owner: cell';

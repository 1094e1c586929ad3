COMMENT ON TABLE drains IS 'owner: cell';

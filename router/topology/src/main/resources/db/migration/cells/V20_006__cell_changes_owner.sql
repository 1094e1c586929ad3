COMMENT ON TABLE cell_changes IS 'owner: cell';

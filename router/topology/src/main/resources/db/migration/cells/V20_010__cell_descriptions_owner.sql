COMMENT ON TABLE cell_descriptions IS 'owner: cell';
